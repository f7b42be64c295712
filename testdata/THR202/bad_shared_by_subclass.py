import threading
import time


class Tally:
    def __init__(self):
        self.count = 0


class Worker(threading.Thread):
    def __init__(self, tally):
        super().__init__()
        self.tally = tally

    def run(self):
        time.sleep(0.001)
        self.tally.count += 1  # expect: THR202


tally = Tally()
workers = [Worker(tally) for _ in range(3)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(tally.count)
