import threading


class Stoppable:
    def __init__(self):
        super().__init__()
        self.stopped = threading.Event()


class Worker(Stoppable, threading.Thread):
    def __init__(self):
        Stoppable.__init__(self)
        self.daemon = True

    def run(self):
        self.stopped.wait(0.001)


worker = Worker()
worker.start()
worker.join()
