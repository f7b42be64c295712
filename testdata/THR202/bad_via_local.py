import threading
import time


class Meter:
    def __init__(self):
        self.sum = 0

    def add(self, n):
        seen = self.sum
        time.sleep(0.001)
        self.sum = seen + n  # expect: THR202


meter = Meter()
threads = [threading.Thread(target=meter.add, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(meter.sum)
