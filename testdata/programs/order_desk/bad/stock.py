"""What is in stock."""
import threading

import billing

lock = threading.Lock()
items = {"pen": 100000}


def take(item, customer):
    with lock:
        items[item] -= 1
        check(item)
        billing.charge(customer, 2)


def put_back(item):
    with lock:
        items[item] += 1


def check(item):
    pass
