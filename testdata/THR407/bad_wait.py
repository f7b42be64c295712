import threading


class Job:
    def __init__(self):
        self.cond = threading.Condition()
        self.ready = False

    def run(self):
        while not self.ready:
            self.cond.wait()  # expect: THR407
        self.cond.wait_for(lambda: self.ready, timeout=2)  # expect: THR407


job = Job()
threading.Thread(target=job.run).start()
