"""Savings accounts: deposits come in at any time, interest is added once a month."""
import threading
import time
from decimal import ROUND_DOWN, Decimal

CENT = Decimal("0.01")


class RateService:
    def __init__(self, rate):
        self.rate = Decimal(rate)

    def current(self, product):
        time.sleep(0.002)
        return self.rate


class SavingsAccount:
    """Safe to use from several threads."""

    def __init__(self, owner, product="standard"):
        self.owner = owner
        self.product = product
        self._lock = threading.RLock()
        self._balance = Decimal(0)

    @property
    def balance(self):
        with self._lock:
            return self._balance

    def deposit(self, amount):
        with self._lock:
            self._balance += Decimal(amount)

    def add_interest(self, rates):
        rate = rates.current(self.product)
        with self._lock:
            interest = (self._balance * rate).quantize(CENT, rounding=ROUND_DOWN)
            self._balance += interest
        return interest


def month_end(accounts, rates):
    for account in accounts:
        account.add_interest(rates)


def salaries(accounts, amount):
    for account in accounts:
        account.deposit(amount)
        time.sleep(0.001)


def main():
    accounts = [SavingsAccount(owner) for owner in ("ann", "ben", "cem")]
    for account in accounts:
        account.deposit(1000)
    jobs = [
        threading.Thread(target=month_end, args=(accounts, RateService("0.02"))),
        threading.Thread(target=salaries, args=(accounts, 500)),
    ]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    for account in accounts:
        print(account.owner, account.balance)


if __name__ == "__main__":
    main()
