import threading
import time

lock = threading.Lock()
balance = 100


def withdraw(amount):
    global balance
    with lock:
        enough = balance >= amount
    if not enough:
        return False
    time.sleep(0.001)
    with lock:
        balance -= amount  # expect: THR212
    return True


threads = [threading.Thread(target=withdraw, args=(80,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance)
