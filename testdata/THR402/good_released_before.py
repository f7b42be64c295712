import threading


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.amount = 0

    def balance(self):
        with self.lock:
            return self.amount

    def report(self):
        with self.lock:
            name = "account"
        print(name, self.balance())
        self.lock.acquire()
        self.lock.release()
        self.lock.acquire()
        self.lock.release()


Account().report()
