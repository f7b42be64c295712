# threadlint-test: preview
"""Stock of a small web shop: orders reserve, deliveries add, a stocktake corrects."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

journal = []


def write_journal(action, sku, count):
    journal.append("%s %s %+d" % (action, sku, count))


class Inventory:
    def __init__(self, audit=write_journal):
        self._lock = threading.Lock()
        self._stock = {}
        self._audit = audit

    def receive(self, sku, count):
        with self._lock:
            self._stock[sku] = self._stock.get(sku, 0) + count
            self._audit("receive", sku, count)

    def reserve(self, sku, count):
        """Take `count` pieces off the shelf; False when there are too few."""
        with self._lock:
            left = self._stock.get(sku, 0) - count
            if left < 0:
                return False
            self._audit("reserve", sku, -count)
            self._stock[sku] = left
            return True

    def correct(self, sku, counted):
        """A person counted the shelf: from now on `counted` is true."""
        self._audit("stocktake", sku, counted)
        self._stock[sku] = counted  # expect: THR210

    def available(self, sku):
        with self._lock:
            return self._stock.get(sku, 0)


def serve_orders(inventory, orders):
    served = 0
    for sku, count in orders:
        if inventory.reserve(sku, count):
            served += 1
            time.sleep(0.0005)  # pack it
    return served


def main():
    inventory = Inventory()
    inventory.receive("mug", 50)
    inventory.receive("plate", 20)
    with ThreadPoolExecutor(max_workers=4) as pool:
        clerks = [pool.submit(serve_orders, inventory, [("mug", 1), ("plate", 2)] * 4) for _ in range(3)]
        stocktake = pool.submit(inventory.correct, "mug", 60)
        served = sum(clerk.result() for clerk in clerks)
        stocktake.result()
    print(served, "orders,", inventory.available("mug"), "mugs left,", len(journal), "journal entries")


if __name__ == "__main__":
    main()
