"""A window of lines that is moved as one, and asked for as two; no thread is in sight."""

from threading import RLock


class Window:
    def __init__(self, size):
        self._lock = RLock()
        self._first = 0
        self._end = size

    def move(self, lines):
        with self._lock:
            self._first += lines
            self._end += lines

    def grow(self, lines):
        with self._lock:
            self._end += lines

    @property
    def first(self):
        with self._lock:
            return self._first

    @property
    def end(self):
        with self._lock:
            return self._end

    def bounds(self):
        return (self.first, self.end)  # expect: THR213 "`Window.move`"

    def size(self):
        with self._lock:
            return self.end - self.first
