from threading import Condition, Lock

lock = Lock()
changed = Condition(lock)
items = []


def put(item):
    items.append(item)
    with lock:
        changed.notify()  # expect: THR409
