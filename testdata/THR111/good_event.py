import threading


class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self.stopping = threading.Event()

    def run(self):
        while not self.stopping.wait(0.1):
            print("working")

    def stop(self):
        self.stopping.set()


worker = Worker()
worker.start()
worker.stop()
worker.join()
