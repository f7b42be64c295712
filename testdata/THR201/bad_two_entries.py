import threading as th
import time

balance = 100


def deposit():
    global balance
    time.sleep(0.001)
    balance += 10  # expect: THR201 "withdraw"


def withdraw():
    global balance
    time.sleep(0.001)
    balance -= 10  # expect: THR201 "deposit"


a = th.Thread(target=deposit)
b = th.Thread(target=withdraw)
a.start()
b.start()
a.join()
b.join()
