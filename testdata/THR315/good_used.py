# Taken, handed on, or found by name.
import threading

lock = threading.Lock()


class Store:
    def __init__(self):
        self._lock = threading.Lock()
        self.other = threading.RLock()

    def add(self):
        with self._lock:
            print("add")

    def find(self):
        return getattr(self, "other")


def work():
    with lock:
        print("work")
