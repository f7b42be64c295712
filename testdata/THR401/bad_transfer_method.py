import threading


class Account:
    def __init__(self):
        self._lock = threading.Lock()
        self.balance = 0

    def transfer_to(self, other, amount):
        if amount <= 0:
            raise ValueError(amount)
        with self._lock:
            if self.balance < amount:
                raise ValueError("not enough")
            with other._lock:  # expect: THR401 "swapped"
                self.balance -= amount
                other.balance += amount

    def merge(self, other: "Account"):
        with self._lock, other._lock:  # expect: THR401
            self.balance += other.balance
            other.balance = 0
