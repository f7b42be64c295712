# The subclass writes without the lock.
import threading


class Store:
    def __init__(self):
        self._lock = threading.Lock()
        self._rows = {}
        self.size = 0

    def put(self, key, row):
        with self._lock:
            self._rows[key] = row
            self.size += 1

    def drop(self, key):
        self._lock.acquire()
        try:
            self._rows.pop(key, None)
            self.size -= 1
        finally:
            self._lock.release()


class LoggingStore(Store):
    def put(self, key, row):  # expect: THR317 "`Store.put`"
        print("put", key)
        self._rows[key] = row
        self.size += 1

    def drop(self, key):  # expect: THR317
        self.size -= 1
        self._rows.pop(key, None)
