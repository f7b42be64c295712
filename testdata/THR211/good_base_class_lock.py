import threading
import time


class Base:
    def __init__(self):
        self._lock = threading.RLock()
        self.count = 0

    def locked(self):
        return self._lock

    def add(self):
        with self._lock:
            self.count += 1


class Child(Base):
    def __init__(self):
        super().__init__()
        self.lock = self._lock

    def drop(self):
        with self.lock:
            self.count -= 1

    def double(self):
        with self.locked():
            self.count *= 2


child = Child()


def work():
    child.add()
    time.sleep(0.001)
    child.double()
    child.drop()


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
