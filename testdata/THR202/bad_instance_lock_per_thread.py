import threading
import time


class Stats:
    def __init__(self):
        self.total = 0


class Worker(threading.Thread):
    def __init__(self, stats):
        threading.Thread.__init__(self)
        self.lock = threading.Lock()
        self.stats = stats

    def run(self):
        time.sleep(0.001)
        with self.lock:
            self.stats.total += 1  # expect-fn: THR202 the lock is not the same for all threads


stats = Stats()
workers = [Worker(stats) for _ in range(3)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
