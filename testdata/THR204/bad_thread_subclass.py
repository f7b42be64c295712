import threading
import time


class Teller(threading.Thread):
    def __init__(self, accounts, name, amount):
        super().__init__()
        self.accounts = accounts
        self.account = name
        self.amount = amount

    def run(self):
        balance = self.accounts["joint"]
        time.sleep(0.001)
        self.accounts["joint"] = balance + self.amount  # expect: THR204


accounts = {"joint": 100}
tellers = [Teller(accounts, "t%d" % n, n) for n in range(4)]
for teller in tellers:
    teller.start()
for teller in tellers:
    teller.join()
print(accounts)
