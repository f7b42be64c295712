"""Accounts that money can be moved between."""
import threading


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()

    def move_to(self, other, amount):
        with self.lock:
            check(self, amount)
            with other.lock:  # expect: THR401
                self.balance -= amount
                other.balance += amount


def check(account, amount):
    if amount <= 0:
        raise ValueError("not an amount: %r" % (amount,))
