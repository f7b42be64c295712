"""The supplier's order service."""
import time


class Supplier:
    def __init__(self):
        self.orders = []

    def order(self, sku, count):
        time.sleep(0.002)
        self.orders.append((sku, count))
