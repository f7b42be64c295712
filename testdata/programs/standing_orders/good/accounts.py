"""Accounts that money can be moved between."""
import threading


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()

    def move_to(self, other, amount):
        first, second = sorted((self, other), key=lambda account: account.number)
        with first.lock:
            check(self, amount)
            with second.lock:
                self.balance -= amount
                other.balance += amount


def check(account, amount):
    if amount <= 0:
        raise ValueError("not an amount: %r" % (amount,))
