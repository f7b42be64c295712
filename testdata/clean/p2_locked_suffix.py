import threading
import time


class Account:
    def __init__(self):
        self._lock = threading.Lock()
        self.balance = 0

    def _deposit_locked(self, amount):
        self.balance += amount
        self._book_locked(amount)

    def _book_locked(self, amount):
        self.balance -= amount // 10

    def deposit(self, amount):
        time.sleep(0.001)
        with self._lock:
            self._deposit_locked(amount)


account = Account()


def work(n):
    account.deposit(n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
