# A Thread subclass that names itself by the identity it does not have yet.
import threading


class Worker(threading.Thread):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs
        self.label = "worker-%s" % self.ident  # expect: THR511

    def run(self):
        print(self.label, self.ident)


class Service:
    def open(self):
        self.thread = threading.Thread(target=print)
        self.thread_id = self.thread.ident  # expect: THR511
        self.thread.start()


Worker([]).start()
Service().open()
