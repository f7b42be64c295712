# `global` in a method.
from threading import Lock, Thread

total = 0


class Account:
    def __init__(self):
        self.mutex = Lock()
        self.amount = 0

    def add(self, n):
        global total
        with self.mutex:  # expect: THR303
            self.amount += n
            total += n


accounts = [Account() for _ in range(3)]
threads = [Thread(target=account.add, args=(1,)) for account in accounts]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
