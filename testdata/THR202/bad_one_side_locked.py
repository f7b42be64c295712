import threading
import time


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.amount = 0

    def deposit(self):
        time.sleep(0.001)
        with self.lock:
            self.amount += 1

    def withdraw(self):
        time.sleep(0.001)
        self.amount -= 1  # expect: THR202


account = Account()
threads = [threading.Thread(target=account.deposit), threading.Thread(target=account.withdraw)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
