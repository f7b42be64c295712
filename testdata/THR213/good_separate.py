"""A queue counts what waits and what runs: each step of its own changes all that belongs to it."""

import threading
import time


class Pool:
    def __init__(self):
        self.lock = threading.Lock()
        self.waiting = 0
        self.active = 0
        self.done = 0

    def put(self):
        with self.lock:
            self.waiting += 1

    def run(self):
        with self.lock:
            self.waiting -= 1
            self.active += 1
        time.sleep(0.1)
        with self.lock:
            self.active -= 1
            self.done += 1

    def reset(self):
        with self.lock:
            self.active = 0
        with self.lock:
            self.done = 0

    def finished(self):
        with self.lock:
            return self.done


pool = Pool()
for number in range(3):
    pool.put()
    threading.Thread(target=pool.run).start()
print(pool.finished())
