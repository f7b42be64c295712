import threading
import time

first = threading.RLock()
second = threading.RLock()
balance = 0


def deposit(n):
    global balance
    first.acquire()
    try:
        time.sleep(0.001)
        balance = balance + n
    finally:
        first.release()


def withdraw(n):
    global balance
    second.acquire()
    try:
        time.sleep(0.001)
        balance = balance - n  # expect: THR211
    finally:
        second.release()


threads = [threading.Thread(target=f, args=(n,)) for f in (deposit, withdraw) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
