# Something is done.
import threading

lock = threading.Lock()
rows = []


def one():
    with lock:
        rows.append(1)


def two():
    lock.acquire()
    rows.append(2)
    lock.release()


def three():
    if lock.acquire(False):
        lock.release()
        return True
    return False
