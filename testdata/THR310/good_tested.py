# The result is asked for, at once or later, or leaves the function.
import threading

lock = threading.Lock()


def one(rows):
    if lock.acquire(timeout=1):
        try:
            rows.clear()
        finally:
            lock.release()


def two(rows):
    got = lock.acquire(False)
    try:
        rows.clear()
    finally:
        if got:
            lock.release()


def three(rows):
    while not lock.acquire(timeout=0.1):
        print("still waiting")
    size = 1
    lock.release()
    return size


def four():
    return lock.acquire(blocking=False)


def five(rows):
    assert lock.acquire(False), "in use"
    try:
        rows.clear()
    finally:
        lock.release()
