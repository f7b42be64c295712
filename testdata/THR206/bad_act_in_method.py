# The test is here, the update in a method that is called.
import threading
import time


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.credit = balance
        self.lock = threading.Lock()

    def take(self, amount):
        with self.lock:
            self.balance -= amount

    def take_if_any(self, amount):
        with self.lock:
            if self.credit < amount:
                return False
            self.credit -= amount
            return True


account = Account(100)


def pay(amount):
    if account.balance < amount:  # expect: THR206
        raise ValueError(amount)
    ask_bank(amount)
    account.take(amount)


def pay_later(amount):
    if account.credit >= amount:
        ask_bank(amount)
        account.take_if_any(amount)


def ask_bank(amount):
    time.sleep(0.002 * amount)


for n in range(4):
    threading.Thread(target=pay, args=(n,)).start()
    threading.Thread(target=pay_later, args=(n,)).start()
