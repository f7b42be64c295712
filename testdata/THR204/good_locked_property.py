import threading
import time


class Stats:
    def __init__(self):
        self._guard = threading.RLock()
        self._counts = {}

    @property
    def lock(self):
        return self._guard

    def add(self, name):
        with self.lock:
            self._add_locked(name)

    def _add_locked(self, name):
        self._counts[name] = self._counts.get(name, 0) + 1

    def add_all(self, names):
        with self._guard:
            for name in names:
                self.add(name)


stats = Stats()


def work():
    time.sleep(0.001)
    stats.add_all(["a", "b"])


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
