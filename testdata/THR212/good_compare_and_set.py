import threading
import time

lock = threading.Lock()
balance = 100


def withdraw(amount):
    global balance
    while True:
        with lock:
            seen = balance
        left = seen - amount
        time.sleep(0.001)
        with lock:
            if balance == seen:
                balance = left
                return


threads = [threading.Thread(target=withdraw, args=(10,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance)
