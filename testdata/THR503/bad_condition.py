"""Orders are priced in a pool; a discount is for one order."""
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

_pricing = threading.local()


def set_discount(percent):
    _pricing.discount = percent  # expect: THR503 "on line 15"


def price(order):
    total = 0
    for item in order["items"]:
        total += item * (100 - getattr(_pricing, "discount", 0)) / 100
    return total


def process(order):
    if order.get("vip"):
        set_discount(order["percent"])
    return order["id"], price(order)


def main(orders):
    with ThreadPoolExecutor(max_workers=4) as pool:
        futures = [pool.submit(process, order) for order in orders]
        return dict(f.result() for f in as_completed(futures))
