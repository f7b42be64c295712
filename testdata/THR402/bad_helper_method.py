import threading


class Account:
    def __init__(self):
        self._lock = threading.Lock()
        self._amount = 0

    def balance(self):
        with self._lock:
            return self._amount

    def report(self):
        with self._lock:
            print("balance")
            print(self.balance())  # expect: THR402 "`self._lock`"


Account().report()
