"""A ledger that threads share."""
import threading


class Ledger:
    def __init__(self):
        self._lock = threading.Lock()
        self._entries = []

    def book(self, amount):
        with self._lock:
            self._entries.append(amount)

    @property
    def total(self):
        with self._lock:
            return sum(self._entries)
