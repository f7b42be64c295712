"""A table that is kept at two places."""
import threading


class Replica:
    def __init__(self, name):
        self.name = name
        self._lock = threading.Lock()
        self._rows = {}

    def put(self, key, value):
        with self._lock:
            self._rows[key] = value

    def merge(self, rows):
        with self._lock:
            for key, value in rows.items():
                self._rows.setdefault(key, value)

    def push_to(self, other):
        with self._lock:
            open_link(self.name, other.name)
            other.merge(self._rows)  # expect: THR401

    def __len__(self):
        with self._lock:
            return len(self._rows)


def open_link(source, target):
    """Dials."""
