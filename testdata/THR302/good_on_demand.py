# Made once, when it is first needed.
import threading


class Store:
    lock = None

    def put(self, row):
        if self.lock is None:
            self.lock = threading.Lock()
        with self.lock:
            print(row)


def put(row, lock=None):
    lock = lock or threading.Lock()
    with lock:
        print(row)


put(1)
