# A lock of the object, and one that is a parameter.
import threading


class Cache:
    def __init__(self):
        self._lock = threading.Lock()
        self._rows = {}

    def get(self, key):
        with self._lock.acquire():  # expect: THR313
            return self._rows.get(key)


def save(lock, text):
    with lock.acquire():  # expect: THR313
        print(text)


save(threading.Lock(), "x")
Cache().get("a")
