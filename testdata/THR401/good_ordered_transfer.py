import threading


class Account:
    def __init__(self, number):
        self.number = number
        self.balance = 0
        self.lock = threading.Lock()

    def transfer_to(self, other, amount):
        first, second = (self, other) if self.number < other.number else (other, self)
        with first.lock, second.lock:
            self.balance -= amount
            other.balance += amount

    def swap(self, other):
        if id(self) < id(other):
            with self.lock:
                with other.lock:
                    self.balance, other.balance = other.balance, self.balance
        else:
            with other.lock:
                with self.lock:
                    self.balance, other.balance = other.balance, self.balance


def transfer(source, target, amount):
    low, high = sorted((source, target), key=lambda account: account.number)
    with low.lock:
        with high.lock:
            source.balance -= amount
            target.balance += amount


def sweep(source, target):
    with source.lock:
        amount = source.balance
        source.balance = 0
    with target.lock:
        target.balance += amount


x, y = Account(1), Account(2)
for a, b in ((x, y), (y, x)):
    threading.Thread(target=transfer, args=(a, b, 1)).start()
    threading.Thread(target=a.transfer_to, args=(b, 1)).start()
    threading.Thread(target=a.swap, args=(b,)).start()
    threading.Thread(target=sweep, args=(a, b)).start()
