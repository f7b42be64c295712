import threading
import time

accounts = {"ann": 100, "bob": 50}
locks = {name: threading.Lock() for name in accounts}


def deposit(name, amount):
    with locks[name]:
        balance = accounts[name]
        time.sleep(0.001)
        accounts[name] = balance + amount


def work():
    for name in ("ann", "bob"):
        deposit(name, 1)


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(accounts)
