import threading


class Worker(threading.Thread):
    def __init__(self, path):
        self._setup(path)

    def _setup(self, path):
        threading.Thread.__init__(self, name="worker")
        self.path = path

    def run(self):
        print(self.path)


worker = Worker("a")
worker.start()
worker.join()
