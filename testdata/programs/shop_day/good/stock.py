"""The shelves: how many of each item are there."""
import threading

lock = threading.Lock()
shelves = {"pen": 1000}


def delay():
    pass


def reserve(item, count):
    with lock:
        if shelves.get(item, 0) < count:
            return False
        shelves[item] -= count
        return True


def audit():
    import orders

    with lock:
        delay()
        left = dict(shelves)
    return {item: (count, orders.waiting_for(item)) for item, count in left.items()}
