"""A cache that fetches what it does not have, by a pool."""
import threading
from concurrent.futures import ThreadPoolExecutor


class Cache:
    def __init__(self, fetch):
        self._fetch = fetch
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(max_workers=2)
        self._values = {}

    def _load(self, key):
        value = self._fetch(key)
        with self._lock:
            self._values[key] = value
        return value

    def get(self, key):
        with self._lock:
            if key in self._values:
                return self._values[key]
            return self._pool.submit(self._load, key).result()  # expect: THR404


if __name__ == "__main__":
    print(Cache(str.upper).get("a"))
