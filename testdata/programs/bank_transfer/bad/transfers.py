"""Moves money between accounts."""
import time
from typing import List, Tuple

from accounts import Account, InsufficientFunds

journal: List[Tuple[str, str, int]] = []


def approve(source: Account, target: Account, amount: int) -> None:
    """Ask the fraud service; raises when it says no."""
    time.sleep(0.002)


def transfer(source: Account, target: Account, amount: int) -> None:
    if amount <= 0:
        raise ValueError("amount must be positive")
    if source.balance < amount:  # expect-fn: THR206 the accounts are in several of the orders that a pool is given
        raise InsufficientFunds(source.owner)
    approve(source, target, amount)
    source.take(amount)
    target.deposit(amount)
    journal.append((source.owner, target.owner, amount))
