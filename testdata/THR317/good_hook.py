# A hook that the base calls with the lock held.
import threading


class Base:
    def __init__(self):
        self.lock = threading.RLock()
        self.rows = []

    def add(self, row):
        with self.lock:
            self._add(row)

    def _add(self, row):
        self.rows.append(row)


class Child(Base):
    def _add(self, row):
        self.rows.append(row * 2)


Child().add(1)
