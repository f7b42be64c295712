import threading
import time

balance = 100
lock = threading.Lock()

def withdraw(amount):
    global balance
    with lock:
        left = balance - amount
        time.sleep(0.01)
        balance = left

threads = [threading.Thread(target=withdraw, args=(10,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance, "should be 60")
