import threading


class Worker(threading.Thread):
    def __init__(self, job):
        super().__init__()
        self.job = job

    def run(self):
        self.job()


worker = Worker(lambda: print("job"))
worker.start()
worker.join()
