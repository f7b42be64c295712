import threading
from concurrent.futures import ThreadPoolExecutor
class Account:
    def __init__(self, id, balance):
        self.id = id
        self.balance = balance
        self.lock = threading.Lock()
class Bank:
    def __init__(self):
        self.accounts = [Account(i, 100) for i in range(10)]
    def transfer(self, src, dst, amount):
        a = self.accounts[src]
        b = self.accounts[dst]
        with a.lock:
            with b.lock:  # expect: THR401
                a.balance -= amount
                b.balance += amount
bank = Bank()
with ThreadPoolExecutor(4) as ex:
    ex.submit(bank.transfer, 0, 1, 5)  # expect: THR601
    ex.submit(bank.transfer, 1, 0, 5)  # expect: THR601
