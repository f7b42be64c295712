from threading import Lock


class Cache:
    def __init__(self):
        self.items = {}

    def put(self, key, value):
        with Lock():  # expect: THR301
            self.items[key] = value


Cache().put("a", 1)
