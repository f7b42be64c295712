# A lock of the class for data of the object.
import threading


class Account:
    _lock = threading.RLock()  # expect: THR305 "by the class body"

    def __init__(self):
        self.amount = 0

    def add(self, n):
        with self._lock:
            self.amount += n


class Other:
    def __init__(self, lock=threading.Lock()):  # expect: THR305 "default argument"
        self.lock = lock
        self.rows = []

    def add(self, row):
        with self.lock:
            self.rows.append(row)


Account().add(1)
Other().add(1)
