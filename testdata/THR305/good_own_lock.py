# Each object has its own.
import threading


class Account:
    def __init__(self, lock=None):
        self.lock = lock or threading.Lock()
        self.amount = 0

    def add(self, n):
        with self.lock:
            self.amount += n


Account().add(1)
