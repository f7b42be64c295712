import threading
import time


class Base:
    def __init__(self):
        self.lock = threading.RLock()


class Counter(Base):
    def __init__(self):
        Base.__init__(self)
        self.value = 0

    def add(self):
        with self.lock:
            self.value += 1

    def work(self):
        time.sleep(0.001)
        with self.lock:
            self.add()


counter = Counter()
threads = [threading.Thread(target=counter.work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
