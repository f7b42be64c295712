# Locks that nobody takes.
import threading

registry_lock = threading.Lock()  # expect: THR315
registry = {}


class Store:
    guard = threading.RLock()  # expect: THR315

    def __init__(self):
        self._mutex = threading.Lock()  # expect: THR315
        self.rows = []

    def add(self, row):
        self.rows.append(row)
        registry[row] = self
