import threading


class Cache:
    def __init__(self):
        self.lock = threading.RLock()
        self.items = {}

    def put(self, key, value):
        with self.lock:
            self.items[key] = value


Cache().put("a", 1)
