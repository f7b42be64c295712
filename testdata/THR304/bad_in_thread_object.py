# The thread makes itself another condition.
import threading as th


class Worker(th.Thread):
    def __init__(self):
        super().__init__()
        self.ready = th.Condition()
        self.jobs = []

    def run(self):
        while True:
            with self.ready:
                while not self.jobs:
                    self.ready.wait()
                job = self.jobs.pop()
            if job is None:
                self.ready = th.Condition()  # expect: THR304
                break
            print(job)

    def put(self, job):
        with self.ready:
            self.jobs.append(job)
            self.ready.notify()


worker = Worker()
worker.start()
worker.put(None)
