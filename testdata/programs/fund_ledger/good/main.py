# threadlint-test: preview
"""A club keeps cash and a bank account; treasurers move money while the auditor adds up."""

import logging
import threading
import time

log = logging.getLogger("fund")


class Fund:
    def __init__(self, cash, bank):
        self._lock = threading.Lock()
        self._cash = cash
        self._bank = bank

    def pay_in(self, amount):
        """Cash is brought to the bank."""
        with self._lock:
            self._cash -= amount
            self._bank += amount

    def withdraw(self, amount):
        with self._lock:
            self._bank -= amount
            self._cash += amount
        self._note("withdrawn", amount)

    def assets(self):
        with self._lock:
            return self._cash + self._bank

    def _note(self, what, amount):
        log.info("%s: %s", what, amount)
        time.sleep(0.0005)  # the notebook is on a slow disk


def treasurer(fund, days):
    for _ in range(days):
        fund.withdraw(10)
        fund.pay_in(10)


def audit(fund, treasurers):
    """All sums that the auditor has seen while the treasurers were at work."""
    seen = set()
    while any(thread.is_alive() for thread in treasurers):
        seen.add(fund.assets())
    return seen


def run_year(fund, days):
    treasurers = [threading.Thread(target=treasurer, args=(fund, days)) for _ in range(2)]
    for thread in treasurers:
        thread.start()
    seen = audit(fund, treasurers)
    for thread in treasurers:
        thread.join()
    return seen


if __name__ == "__main__":
    print(run_year(Fund(100, 900), 50))
