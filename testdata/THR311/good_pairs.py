# Each release has its acquire.
import threading

lock = threading.Lock()
again = threading.RLock()
rows = []


def one(name):
    lock.acquire()
    if name:
        size = len(name)
        lock.release()
    else:
        lock.release()
        size = 0
    return size


def two(name):
    again.acquire()
    again.acquire()
    size = len(name)
    again.release()
    again.release()
    return size


def three(names):
    for name in names:
        lock.acquire()
        rows.append(name)
        lock.release()


def four(names):
    with lock:
        while not names:
            lock.release()
            lock.acquire()
        return list(names)


def five():
    if lock.acquire(False):
        lock.release()
    elif lock.acquire(timeout=1):
        lock.release()


def six():
    got = False
    try:
        got = lock.acquire(timeout=1)
    finally:
        if got:
            lock.release()
