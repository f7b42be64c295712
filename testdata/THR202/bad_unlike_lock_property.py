import threading
import time


class Base:
    def __init__(self):
        self._the_lock = threading.Lock()
        self.count = 0

    @property
    def lock(self):
        return self._the_lock

    def work(self):
        time.sleep(0.001)
        self.count += 1  # expect: THR202


base = Base()
threads = [threading.Thread(target=base.work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
