# What is copied has no lock.
import copy
import threading


class Store:
    def __init__(self):
        self.lock = threading.Lock()
        self.rows = {}

    def snapshot(self):
        with self.lock:
            return copy.deepcopy(self.rows)


class Row:
    def __init__(self):
        self.cells = []


copy.copy(Row())
Store().snapshot()
