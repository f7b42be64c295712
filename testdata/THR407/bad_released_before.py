"""Notifies after the lock was given back."""
from threading import Condition, Thread
class W(Thread):
    def __init__(self, cv):
        Thread.__init__(self)
        self.cv = cv
        self.jobs = []
    def run(self):
        self.cv.acquire()
        while not self.jobs:
            self.cv.wait()
        self.cv.release()
        self.cv.notify()  # expect: THR407
cv = Condition()
W(cv).start()
