import threading
class Account:
    def __init__(self): self._lock = threading.Lock(); self.balance = 0
    def withdraw(self, n):
        with self._lock: self.balance -= n
    def deposit(self, n):
        with self._lock: self.balance += n
    def transfer(self, target, n):
        with self._lock:
            self.balance -= n
            target.deposit(n)  # expect: THR401
a, b = Account(), Account()
threading.Thread(target=a.transfer, args=(b, 1)).start()
threading.Thread(target=b.transfer, args=(a, 1)).start()
