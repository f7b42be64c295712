"""Maps paths to handlers; the table is read from the routes file on first use."""
import threading

from routes import read_routes


class Router:
    def __init__(self):
        self._lock = threading.Lock()
        self._table = None

    def table(self):
        if self._table is None:  # expect: THR208
            with self._lock:
                if self._table is None:
                    self._table = {}
                    for path, handler in read_routes():
                        self._table[path] = handler
        return self._table

    def match(self, path):
        """The handler's name, or None."""
        return self.table().get(path)
