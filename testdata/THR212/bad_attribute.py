import threading
import time


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.balance = 100

    def withdraw(self, amount):
        with self.lock:
            left = self.balance - amount
        time.sleep(0.001)
        with self.lock:
            self.balance = left  # expect: THR212


account = Account()
threads = [threading.Thread(target=account.withdraw, args=(10,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(account.balance, "should be 60")
