import threading
import time


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if self.balance < amount:  # expect: THR206
            raise ValueError("not enough")
        time.sleep(0.001)
        self.balance -= amount


def client(account):
    try:
        account.withdraw(80)
    except ValueError as error:
        print(error)


account = Account(100)
threads = [threading.Thread(target=client, args=(account,)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(account.balance)
