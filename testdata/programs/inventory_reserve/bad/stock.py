"""How many of each article there are. All methods may be called from any thread."""
import threading


class OutOfStock(Exception):
    pass


class Stock:
    def __init__(self, articles):
        self._lock = threading.Lock()
        self._left = dict(articles)

    def restock(self, sku, count):
        with self._lock:
            self._left[sku] = self._left.get(sku, 0) + count

    def reserve(self, sku, count, supplier):
        """Take `count` pieces off the shelf, ordering more when few are left."""
        with self._lock:
            left = self._left[sku] - count
        if left < 0:
            raise OutOfStock(sku)
        if left < 5:
            supplier.order(sku, 10)
        with self._lock:
            self._left[sku] = left  # expect: THR212

    def report(self):
        with self._lock:
            return dict(self._left)
