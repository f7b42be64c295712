import threading

locks = {}
locks_lock = threading.Lock()


def lock_for(key):
    with locks_lock:
        return locks.setdefault(key, threading.Lock())


with lock_for("a"):
    print("a")
