"""What is said of the locks holds: nothing may be found."""

import threading
from contextlib import contextmanager


class Shared:
    guard = threading.RLock()
    total = 0  # guarded-by: guard

    @classmethod
    def add(cls, n):
        with cls.guard:
            cls.total += n


class Store:
    """`# guarded-by: nothing` in a docstring says nothing."""

    def __init__(self):
        self._changed = threading.Condition()
        self._items = {}  # guarded-by: _changed
        self.name = "guarded-by: _changed"

    def __len__(self):
        with self._changed:
            return len(self._items)

    def put(self, key, value):
        self._changed.acquire()
        try:
            self._items[key] = value
            self._changed.notify()
        finally:
            self._changed.release()

    def take(self, key):
        with self._changed:
            while key not in self._items:
                self._changed.wait()
            return self._items.pop(key)

    @contextmanager
    def _locked(self):
        with self._changed:
            yield

    def drop(self, key):
        with self._locked():
            self._drop(key)

    def _drop(self, key):  # requires-lock: _changed
        self._items.pop(key, None)

    def clear(self):
        with self._changed:
            for key in list(self._items):
                self._drop(key)

    def copy(self):
        other = Store()
        with self._changed:
            other._items = dict(self._items)
        return other
