# A public method that starts over, with another lock.
import threading


class Cache:
    def __init__(self):
        self._lock = threading.RLock()
        self._rows = {}

    def put(self, key, row):
        with self._lock:
            self._rows[key] = row

    def clear(self):
        self._lock = threading.RLock()  # expect: THR304 "Cache.clear"
        self._rows = {}
