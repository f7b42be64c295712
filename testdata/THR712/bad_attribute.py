"""The handler reports with the method that everybody uses."""
import signal
import threading


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.n = 0

    def add(self):
        with self.lock:
            self.n += 1

    def report(self, number, frame):
        with self.lock:  # expect: THR712
            print(self.n)


counter = Counter()
signal.signal(signal.SIGUSR1, counter.report)
while True:
    counter.add()
