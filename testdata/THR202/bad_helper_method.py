import threading
import time


class Pool:
    def __init__(self):
        self.busy = 0

    def _enter(self):
        self.busy += 1  # expect: THR202

    def _leave(self):
        self.busy -= 1  # expect: THR202

    def work(self):
        self._enter()
        time.sleep(0.001)
        self._leave()


pool = Pool()
for _ in range(3):
    threading.Thread(target=pool.work).start()
