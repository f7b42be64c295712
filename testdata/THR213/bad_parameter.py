"""Functions share a record that they are given, with acquire and release."""

import threading


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.balance = 0
        self.bookings = 0


def book(account, amount):
    account.lock.acquire()
    try:
        account.balance += amount
        account.bookings += 1
    finally:
        account.lock.release()


def mean(account):
    with account.lock:
        balance = account.balance
    with account.lock:
        bookings = account.bookings  # expect: THR213 "`book`"
    return balance / bookings


def both(account, other):
    with account.lock:
        balance = account.balance
    with other.lock:
        bookings = other.bookings
    return balance / bookings


def customer(account):
    for amount in range(100):
        book(account, amount)


account = Account()
threads = [threading.Thread(target=customer, args=(account,)) for _ in range(2)]
for thread in threads:
    thread.start()
print(mean(account), both(account, Account()))
for thread in threads:
    thread.join()
