# The lock is given to others, or kept.
import threading

locks = {}


def work(lock, n):
    with lock:
        print(n)


def start():
    lock = threading.Lock()
    threading.Thread(target=work, args=(lock, 1)).start()
    with lock:
        print("main")


def lock_for(name):
    lock = threading.Lock()
    lock = locks.setdefault(name, lock)
    with lock:
        print(name)


def make():
    lock = threading.Lock()
    lock.acquire()
    return lock


class Job:
    def __init__(self):
        lock = threading.Lock()
        self.lock = lock
        with lock:
            self.rows = []


start()
lock_for("a")
