import threading


class Worker(threading.Thread):
    name = "worker"

    def __init__(self):
        super().__init__()
        self.ended = False

    def start(self):
        print("starting")
        super().start()

    def join(self, timeout=None):
        self.ended = True
        threading.Thread.join(self, timeout)

    def is_alive(self):
        return super().is_alive() and not self.ended

    def run(self):
        print("working")


worker = Worker()
worker.start()
worker.join()
