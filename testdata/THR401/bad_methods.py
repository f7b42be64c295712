import threading


class Bank:
    def __init__(self):
        self.accounts_lock = threading.RLock()
        self.audit_lock = threading.RLock()
        self.accounts = {}
        self.log = []

    def deposit(self, name, amount):
        with self.accounts_lock:
            self.accounts[name] = self.accounts.get(name, 0) + amount
            self._record(name, amount)  # expect: THR401

    def _record(self, name, amount):
        with self.audit_lock:
            self.log.append((name, amount))

    def report(self):
        with self.audit_lock:
            for name, amount in self.log:
                print(name, amount, self._balance(name))

    def _balance(self, name):
        with self.accounts_lock:
            return self.accounts[name]


bank = Bank()
threading.Thread(target=bank.deposit, args=("ann", 1)).start()
threading.Thread(target=bank.report).start()
