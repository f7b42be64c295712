# Nothing takes it.
import threading


class Store:
    def __init__(self):
        self._lock = threading.Lock()
        self.rows = []

    def add(self, row):
        try:
            self.rows.append(row)
        finally:
            self._lock.release()  # expect: THR311 "nothing in the program takes it"


Store().add(1)
