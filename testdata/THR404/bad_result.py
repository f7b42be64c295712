import threading
from concurrent.futures import ThreadPoolExecutor


class Cache:
    def __init__(self):
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(max_workers=4)
        self._values = {}

    def _load(self, key):
        value = key.upper()
        with self._lock:
            self._values[key] = value
        return value

    def get(self, key):
        with self._lock:
            if key in self._values:
                return self._values[key]
            future = self._pool.submit(self._load, key)
            return future.result()  # expect: THR404 "`Cache._load`"


print(Cache().get("a"))
