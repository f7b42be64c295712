import threading


class Store:
    def __init__(self):
        self.data_lock = threading.Lock()
        self.index_lock = threading.Lock()
        self.data = {}

    def put(self, key, value):
        with self.data_lock:
            self.data[key] = value
            self.reindex(key)  # expect: THR401

    def reindex(self, key):
        with self.index_lock:
            print("index", key)
