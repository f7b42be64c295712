# A comment that says why no lock is needed is believed; one that merely speaks of locks or threads is not.
import threading


class Table:
    def __init__(self):
        self._lock = threading.Lock()
        self._rows = 0
        self._seats = 0

    def add(self):
        with self._lock:
            self._rows += 1
            self._seats += 4

    def remove(self):
        with self._lock:
            self._rows -= 1
            self._seats -= 4

    def double(self):
        with self._lock:
            self._rows *= 2
            self._seats *= 2

    def clear(self):
        # A race car needs many rows; see the thread on the mailing list about locks.
        self._rows = 0  # expect: THR210

    def empty(self):
        # No lock needed: called before the threads are started.
        self._seats = 0
