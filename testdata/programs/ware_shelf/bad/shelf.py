"""A shelf that several people fill and empty."""
import threading


class Shelf:
    def __init__(self):
        self._lock = threading.Lock()
        self._stock = {}

    def change(self, item, count):
        with self._lock:
            left = self._stock.get(item, 0) + count
            self._stock[item] = left
            return left

    def total(self):
        with self._lock:
            return sum(self._stock.values())
