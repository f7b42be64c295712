"""No thread is in sight, but the class keeps a lock and holds it elsewhere."""

import threading


class Stock:
    """Thread-safe."""

    def __init__(self):
        self._lock = threading.Lock()
        self._items = {}

    def put(self, key, item):
        with self._lock:
            self._items[key] = item

    def drop(self, key):
        with self._lock:
            if key in self._items:
                del self._items[key]

    def take(self, key):
        if key in self._items:  # expect: THR206 "a caller of"
            return self._items.pop(key)
        return None
