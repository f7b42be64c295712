"""Sum and count are locked, each for itself."""

import threading


class Latency:
    def __init__(self):
        self.lock = threading.Lock()
        self.seconds = 0.0
        self.requests = 0

    def record(self, seconds):
        with self.lock:
            self.seconds += seconds
            self.requests += 1

    def total(self):
        with self.lock:
            return self.seconds

    def count(self):
        with self.lock:
            return self.requests

    def mean(self):
        if self.count() == 0:
            return 0.0
        return self.total() / self.count()  # expect: THR213 "`self.lock`"


latency = Latency()


def client():
    for _ in range(1000):
        latency.record(0.1)


threads = [threading.Thread(target=client) for _ in range(4)]
for thread in threads:
    thread.start()
print(latency.mean())
for thread in threads:
    thread.join()
