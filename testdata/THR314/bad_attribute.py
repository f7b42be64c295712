# A lock of the object.
import threading as th


class Store:
    def __init__(self):
        self.lock = th.RLock()
        self.rows = []

    def add(self, row):
        with self.lock:  # expect: THR314
            ...
        self.rows.append(row)


Store().add(1)
