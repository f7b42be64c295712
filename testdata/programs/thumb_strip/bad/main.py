"""A strip of small pictures that fills up while they are made."""
import threading
from concurrent.futures import ThreadPoolExecutor


class Strip:
    def __init__(self, threads=2):
        self._pool = ThreadPoolExecutor(max_workers=threads)
        self._lock = threading.Lock()
        self._pending = set()
        self._pictures = {}

    def request(self, name):
        with self._lock:
            if name in self._pictures or name in self._pending:
                return
            self._pending.add(name)
            future = self._pool.submit(shrink, name)
            future.add_done_callback(self._arrived)  # expect: THR420

    def _arrived(self, future):
        name, picture = future.result()
        with self._lock:
            self._pending.discard(name)
            self._pictures[name] = picture

    def pictures(self):
        with self._lock:
            return dict(self._pictures)

    def close(self):
        self._pool.shutdown()


def shrink(name):
    return name, "small " + name


def fill(names):
    strip = Strip()
    for name in names:
        strip.request(name)
    strip.close()
    return strip.pictures()


if __name__ == "__main__":
    print(fill(["sea.jpg", "sun.jpg"]))
