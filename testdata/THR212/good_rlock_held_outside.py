import threading
import time

lock = threading.RLock()
balance = 100


def withdraw(amount):
    global balance
    with lock:
        left = balance - amount
    time.sleep(0.001)
    with lock:
        balance = left


def work(amount):
    with lock:
        withdraw(amount)


threads = [threading.Thread(target=work, args=(10,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance)
