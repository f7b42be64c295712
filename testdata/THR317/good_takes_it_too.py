# The override locks, too, or leaves the change to the base.
import threading


class Store:
    def __init__(self):
        self.lock = threading.RLock()
        self.rows = {}

    def put(self, key, row):
        with self.lock:
            self.rows[key] = row


class Locked(Store):
    def put(self, key, row):
        with self.lock:
            self.rows[key] = row * 2


class Calling(Store):
    def put(self, key, row):
        print(key)
        super().put(key, row)


class Old(Store):
    def put(self, key, row):
        Store.put(self, key, row)


class Helper(Store):
    def put(self, key, row):
        self.put_all([(key, row)])

    def put_all(self, pairs):
        with self.lock:
            self.rows.update(pairs)
