# A lock of the project whose acquire() can be entered.
import threading


class Guarded:
    def __init__(self):
        self.lock = threading.Lock()

    def acquire(self):
        self.lock.acquire()
        return self

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.lock.release()


guarded = Guarded()


def work():
    with guarded.acquire():
        print("a")
