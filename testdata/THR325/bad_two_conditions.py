# Two conditions over two locks.
from threading import Condition, Lock

first_lock = Lock()
second_lock = Lock()
first = Condition(first_lock)
second = Condition(second_lock)
rows = []


def put(row):
    with first:
        rows.append(row)
        second.notify_all()  # expect: THR325


def take():
    with second_lock:
        first.wait_for(lambda: rows)  # expect: THR325
        return rows.pop()
