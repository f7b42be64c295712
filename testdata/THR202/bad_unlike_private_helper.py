import threading
import time


class Stats:
    def __init__(self):
        self._lock = threading.Lock()
        self._done = 0

    def _add_locked(self, n):
        self._done += n  # expect: THR202

    def add(self, n):
        with self._lock:
            self._add_locked(n)

    def work(self):
        time.sleep(0.001)
        self.add(1)
        self._add_locked(2)


stats = Stats()
threads = [threading.Thread(target=stats.work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
