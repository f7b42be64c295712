# Not waiting, in all ways to say so.
from threading import Lock, RLock, Semaphore

lock = Lock()
again = RLock()
slots = Semaphore(2)


def one(rows):
    lock.acquire(False)  # expect: THR310
    rows.clear()
    lock.release()


def two(rows):
    again.acquire(blocking=False)  # expect: THR310
    try:
        rows.clear()
    finally:
        again.release()


def three(rows):
    slots.acquire(blocking=0)  # expect: THR310
    try:
        rows.clear()
    finally:
        slots.release()
