import threading


class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self.stopping = threading.Event()
        self.callback = None

    @property
    def stopped(self):
        return self.stopping.is_set()

    def run(self):
        if self.callback:
            self.callback()
        while not self.stopped:
            self.stopping.wait(0.1)


worker = Worker()
worker.start()
worker.stopping.set()
if worker.daemon:
    print("daemon")
worker.name
worker.join()
