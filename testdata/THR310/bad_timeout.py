# A timeout that nobody looks at.
import threading


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.amount = 0

    def add(self, n):
        self.lock.acquire(timeout=5)  # expect: THR310
        self.amount += n
        self.lock.release()

    def sub(self, n):
        self.lock.acquire(True, 0.5)  # expect: THR310
        try:
            self.amount -= n
        finally:
            self.lock.release()


Account().add(1)
