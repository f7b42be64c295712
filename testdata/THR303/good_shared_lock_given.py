# All objects are given the same lock.
import threading

total = 0
lock = threading.Lock()


class Worker(threading.Thread):
    def __init__(self, lock):
        super().__init__()
        self.lock = lock

    def run(self):
        global total
        with self.lock:
            total += 1


for worker in [Worker(lock) for _ in range(3)]:
    worker.start()
