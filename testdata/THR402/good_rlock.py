import threading


class Account:
    def __init__(self):
        self._lock = threading.RLock()
        self._amount = 0

    def balance(self):
        with self._lock:
            return self._amount

    def report(self):
        with self._lock:
            with self._lock:
                print(self.balance())


Account().report()
