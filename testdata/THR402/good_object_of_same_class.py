import threading


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.amount = 0

    def deposit(self, n):
        with self.lock:
            self.amount += n

    def transfer(self, other, n):
        with self.lock:
            self.amount -= n
            other.deposit(n)


Account().transfer(Account(), 1)
