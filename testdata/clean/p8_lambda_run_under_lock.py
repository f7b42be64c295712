import threading
import time


class Totals:
    def __init__(self):
        self.lock = threading.Lock()
        self.total = 0

    def add(self, n):
        self.total += n

    def locked(self, function):
        with self.lock:
            return function()

    def work(self, n):
        time.sleep(0.001)
        self.locked(lambda: self.add(n))


totals = Totals()
threads = [threading.Thread(target=totals.work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
