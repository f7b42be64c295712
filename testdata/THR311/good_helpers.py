# Helpers take and give back for the caller.
import threading


class Table:
    def __init__(self):
        self._lock = threading.RLock()
        self.rows = {}

    def _lock_it(self):
        self._lock.acquire()

    def _unlock_it(self):
        self._lock.release()

    def put(self, key, row):
        self._lock_it()
        try:
            self.rows[key] = row
        finally:
            self._unlock_it()

    def wait(self):
        self._lock.release()
        try:
            print("waiting")
        finally:
            self._lock.acquire()


Table().put(1, 2)
