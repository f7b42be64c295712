# All locks of a list, and a lock out of a dictionary.
import threading

locks = [threading.Lock() for _ in range(4)]
by_name = {"a": threading.Lock()}


def all_of_them():
    for lock in locks:
        lock.acquire()
    print("quiet")
    for lock in reversed(locks):
        lock.release()


def one(name):
    lock = by_name[name]
    lock.acquire()
    try:
        if name == "b":
            return None
    finally:
        lock.release()
    return name


def pause():
    with locks[0]:
        locks[0].release()
        try:
            print("others may go on")
        finally:
            locks[0].acquire()


all_of_them()
one("a")
pause()
