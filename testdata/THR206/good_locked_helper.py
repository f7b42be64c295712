import threading
import time


class Account:
    def __init__(self, balance):
        self.balance = balance
        self._lock = threading.RLock()

    def withdraw(self, amount):
        with self._lock:
            if not self._has(amount):
                return False
            time.sleep(0.001)
            self._take_locked(amount)
            return True

    def _has(self, amount):
        return self.balance >= amount

    def _take_locked(self, amount):
        if self.balance >= amount:
            self.balance -= amount


account = Account(100)
threads = [threading.Thread(target=account.withdraw, args=(80,)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(account.balance)
