# In attributes, under a `with`, with None as timeout.
import threading


class Runner:
    def __init__(self, jobs):
        self.jobs = jobs
        self.lock = threading.Lock()

    def run_all(self):
        for job in self.jobs:
            self.current = threading.Thread(target=job)
            self.current.start()
            self.current.join()  # expect: THR131

    def run_logged(self, log):
        for job in self.jobs:
            with open(log, "a"):
                t = threading.Thread(target=job)
                t.start()
                t.join(None)  # expect: THR131


Runner([print]).run_all()
