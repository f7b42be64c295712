# Both under the same condition, or after a test that leaves.
import threading

lock = threading.Lock()
rows = []


class Store:
    def __init__(self, threaded):
        self.threaded = threaded

    def is_threaded(self):
        return self.threaded

    def add(self, row):
        if self.threaded:
            lock.acquire()
        try:
            rows.append(row)
        finally:
            if self.threaded:
                lock.release()

    def put(self, row):
        if self.is_threaded():
            lock.acquire()
        try:
            rows.append(row)
        finally:
            if self.is_threaded():
                lock.release()


def add(row, shared):
    if not shared:
        rows.append(row)
        return
    lock.acquire()
    try:
        rows.append(row)
    finally:
        lock.release()
