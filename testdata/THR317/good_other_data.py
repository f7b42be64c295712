# The override changes nothing that the lock is for.
import threading


class Store:
    def __init__(self):
        self.lock = threading.Lock()
        self.rows = {}
        self.last = None

    def put(self, key, row):
        with self.lock:
            self.rows[key] = row


class Null(Store):
    def put(self, key, row):
        self.last = key


class Dry(Store):
    def put(self, key, row):
        print("would put", key)
