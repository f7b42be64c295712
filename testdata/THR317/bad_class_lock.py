"""A lock of the base class is dropped."""
import threading
class Base:
    lock = threading.Lock()
    def __init__(self):
        self.jobs = []
    def add(self, job):
        with self.lock:
            self.jobs.append(job)
            self.jobs.sort()
class Fast(Base):
    def add(self, job):  # expect: THR317
        self.jobs.append(job)
        self.jobs.sort()
c = Fast()
for _ in range(2):
    threading.Thread(target=c.add, args=(1,)).start()
