# Iterators over a shared dictionary.
import threading


class Registry:
    def __init__(self):
        self._lock = threading.RLock()
        self._rows = {}

    def __iter__(self):
        with self._lock:
            for key in self._rows:
                yield key  # expect: THR322 "taken on line 11"

    def items(self):
        with self._lock:
            yield from self._rows.items()  # expect: THR322

    def values(self):
        self._lock.acquire()
        try:
            for value in self._rows.values():
                yield value  # expect: THR322
        finally:
            self._lock.release()


print(list(Registry()))
