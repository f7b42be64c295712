"""What customers owe."""
import threading

import shipping

lock = threading.Lock()
owed = {}


def charge(customer, amount):
    with lock:
        owed[customer] = owed.get(customer, 0) + amount


def remind(customer):
    with lock:
        if owed.get(customer):
            check(customer)
            shipping.stop(customer)  # expect: THR401


def check(customer):
    pass
