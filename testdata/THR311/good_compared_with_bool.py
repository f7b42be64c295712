# The result is compared with True or False.
import threading

lock = threading.Lock()


def one():
    got = lock.acquire(timeout=2)
    if got is False:
        return
    try:
        print(1)
    finally:
        lock.release()


def two():
    while lock.acquire(timeout=1) is not True:
        pass
    lock.release()


def three():
    got = lock.acquire(timeout=2)
    if got == False:
        raise OSError
    try:
        print(1)
    finally:
        lock.release()
