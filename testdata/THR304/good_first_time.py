# Made when there is none yet.
import threading


class Store:
    def __init__(self):
        self.lock = None

    def open(self):
        self.lock = threading.Lock()

    def add(self, row):
        if self.lock is None:
            self.lock = threading.Lock()
        with self.lock:
            print(row)


Store().add(1)
