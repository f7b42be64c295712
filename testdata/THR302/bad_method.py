# Made by the method that takes it, kept in the object.
import threading as th


class Store:
    def __init__(self):
        self.rows = {}

    def put(self, key, row):
        self.lock = th.Lock()  # expect: THR302 "self.lock"
        with self.lock:
            self.rows[key] = row

    def get(self, key):
        lock = th.RLock()  # expect: THR302
        with lock:
            return self.rows.get(key)


Store().put("a", 1)
