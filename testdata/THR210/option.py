# threadlint-test: option=THR210.least-guarded:3
import threading

class Inventory:
    def __init__(self):
        self._lock = threading.Lock()
        self._stock = {}

    def receive(self, sku, count):
        with self._lock:
            self._stock[sku] = self._stock.get(sku, 0) + count

    def reserve(self, sku, count):
        with self._lock:
            left = self._stock.get(sku, 0) - count
            if left < 0:
                return False
            self._stock[sku] = left
            return True

    def correct(self, sku, counted):
        self._stock[sku] = counted
