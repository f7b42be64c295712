import threading


class Worker(threading.Thread):
    def __init__(self, path):
        super().__init__(name="worker")
        self.path = path

    def process(self):
        print(self.path)


worker = Worker("a.txt")  # expect: THR104
worker.start()
worker.join()
