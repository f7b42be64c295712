import threading


class Printer:
    def __init__(self):
        self.cond = threading.Condition()
        self.jobs = []
        self.stopped = False

    def run(self):
        while not self.stopped:
            with self.cond:
                while not self.jobs:
                    self.cond.wait()
                job = self.jobs.pop()
            print(job)

    def add(self, job):
        with self.cond:
            self.jobs.append(job)
            self.cond.notify()


printer = Printer()
threading.Thread(target=printer.run, daemon=True).start()
printer.add(1)
