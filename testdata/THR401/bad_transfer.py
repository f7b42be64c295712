import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    with source.lock:
        with target.lock:  # expect: THR401
            source.balance -= amount
            target.balance += amount


savings = Account(100)
current = Account(100)
t1 = threading.Thread(target=transfer, args=(savings, current, 10))
t2 = threading.Thread(target=transfer, args=(current, savings, 20))
t1.start()
t2.start()
t1.join()
t2.join()
