"""Orders of the shop: what was sold, and what has to be sent."""
import threading

import stock

lock = threading.Lock()
sold = []


def place(item, count):
    with lock:
        if not stock.reserve(item, count):
            return False
        sold.append((item, count))
        return True


def waiting_for(item):
    with lock:
        return sum(count for name, count in sold if name == item)
