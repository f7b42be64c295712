"""Accounts and the errors they raise."""
import threading
from dataclasses import dataclass, field


class InsufficientFunds(Exception):
    pass


@dataclass
class Account:
    owner: str
    balance: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def deposit(self, amount: int) -> None:
        with self.lock:
            self.balance += amount

    def take(self, amount: int) -> None:
        with self.lock:
            self.balance -= amount

    def statement(self) -> str:
        with self.lock:
            return f"{self.owner}: {self.balance}"
