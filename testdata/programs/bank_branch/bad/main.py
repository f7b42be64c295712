# threadlint-test: preview
"""Accounts of a bank branch: tellers book deposits while the back office charges fees."""

import threading
import time
from decimal import Decimal


class Journal:
    def __init__(self):
        self._lines = []
        self._lock = threading.Lock()

    def write(self, text):
        with self._lock:
            self._lines.append(text)

    def __len__(self):
        with self._lock:
            return len(self._lines)


class Account:
    def __init__(self, owner, journal):
        self.owner = owner
        self.balance = Decimal(0)
        self._journal = journal
        self._deposit_lock = threading.Lock()
        self._fee_lock = threading.Lock()

    def _book(self, balance, amount, text):
        """The new balance, once the journal has the booking."""
        self._journal.write("%s: %s %s" % (self.owner, text, amount))
        return balance + amount

    def deposit(self, amount):
        with self._deposit_lock:
            self.balance = self._book(self.balance, amount, "deposit")

    def statement(self):
        with self._deposit_lock:
            return "%s owns %s" % (self.owner, self.balance)

    def charge_fee(self, fee):
        with self._fee_lock:
            self.balance = self._book(self.balance, -fee, "fee")  # expect: THR211


def teller(accounts, amount, times):
    for _ in range(times):
        for account in accounts:
            account.deposit(amount)
        time.sleep(0.001)  # the next customer comes to the counter


def back_office(accounts, fee, times):
    for _ in range(times):
        for account in accounts:
            account.charge_fee(fee)
        time.sleep(0.001)


def run_day(accounts):
    threads = [
        threading.Thread(target=teller, args=(accounts, Decimal(10), 20)),
        threading.Thread(target=teller, args=(accounts, Decimal(5), 20)),
        threading.Thread(target=back_office, args=(accounts, Decimal(1), 20)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    journal = Journal()
    accounts = [Account(owner, journal) for owner in ("Ada", "Bob")]
    run_day(accounts)
    for account in accounts:
        print(account.statement())
    print(len(journal), "bookings")


if __name__ == "__main__":
    main()
