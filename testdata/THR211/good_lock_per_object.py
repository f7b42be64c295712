import threading
import time


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.balance = 0

    def add(self, n):
        with self.lock:
            self.balance += n


def move(source, target, n):
    with source.lock:
        source.balance -= n
    with target.lock:
        target.balance += n


accounts = [Account(), Account()]


def work():
    for n in range(10):
        move(accounts[0], accounts[1], n)
        time.sleep(0.001)
        accounts[0].add(1)


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
