"""A cash register that several clerks use."""
import threading

from locking import synchronized


class Register:
    def __init__(self):
        self._lock = threading.Lock()
        self._cash = 0
        self._sales = []

    @synchronized
    def add(self, amount):
        self._cash += amount
        self._sales.append(amount)

    @synchronized
    def balance(self):
        return self._cash

    @synchronized
    def close(self):
        """Takes the cash out, and returns how much it was."""
        total = self.balance()  # expect: THR402
        self._cash = 0
        self._sales.clear()
        return total
