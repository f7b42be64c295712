import threading
import time


class Counter:
    def __init__(self, lock):
        self.lock = lock
        self.count = 0

    def work(self):
        time.sleep(0.001)
        self.count += 1  # expect: THR202


counter = Counter(threading.Lock())
threads = [threading.Thread(target=counter.work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
