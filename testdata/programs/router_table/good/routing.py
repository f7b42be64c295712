"""Maps paths to handlers; the table is read from the routes file on first use."""
import threading

from routes import read_routes


class Router:
    def __init__(self):
        self._lock = threading.Lock()
        self._table = None

    def table(self):
        if self._table is None:
            with self._lock:
                if self._table is None:
                    table = {}
                    for path, handler in read_routes():
                        table[path] = handler
                    self._table = table
        return self._table

    def match(self, path):
        """The handler's name, or None."""
        return self.table().get(path)
