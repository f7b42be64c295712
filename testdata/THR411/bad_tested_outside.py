import threading


class Printer:
    def __init__(self):
        self.cond = threading.Condition()
        self.jobs = []

    def run(self):
        while not self.jobs:
            with self.cond:
                self.cond.wait()  # expect: THR411 "the test is made before the lock is taken"
        print(self.jobs)

    def add(self, job):
        with self.cond:
            self.jobs.append(job)
            self.cond.notify()


printer = Printer()
threading.Thread(target=printer.run).start()
printer.add(1)
