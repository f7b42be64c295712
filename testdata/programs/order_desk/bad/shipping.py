"""What is on its way."""
import threading

import stock

lock = threading.Lock()
stopped = set()


def stop(customer):
    with lock:
        stopped.add(customer)


def returned(item, customer):
    with lock:
        stopped.discard(customer)
        check(item)
        stock.put_back(item)


def check(item):
    pass
