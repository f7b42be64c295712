"""Two objects of one class whose methods a decorator locks."""
import functools
import threading


def synchronized(method):
    @functools.wraps(method)
    def wrapper(self, *args):
        with self.lock:
            return method(self, *args)

    return wrapper


class Account:
    def __init__(self, balance):
        self.lock = threading.Lock()
        self.balance = balance

    @synchronized
    def deposit(self, amount):
        self.balance += amount

    @synchronized
    def pay(self, other, amount):
        self.balance -= amount
        other.deposit(amount)  # expect: THR401


a, b = Account(10), Account(20)
threading.Thread(target=a.pay, args=(b, 1)).start()
threading.Thread(target=b.pay, args=(a, 2)).start()
