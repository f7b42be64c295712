import threading


class Bank:
    def __init__(self):
        self.accounts_lock = threading.Lock()
        self.audit_lock = threading.Lock()
        self.accounts = {}
        self.log = []

    def deposit(self, name, amount):
        with self.accounts_lock:
            self.accounts[name] = self.accounts.get(name, 0) + amount
        with self.audit_lock:
            self.log.append((name, amount))

    def report(self):
        with self.audit_lock:
            log = list(self.log)
        with self.accounts_lock:
            for name, _ in log:
                print(name, self.accounts[name])

    def settle(self):
        self.audit_lock.acquire()
        self.log.clear()
        self.audit_lock.release()
        self.accounts_lock.acquire()
        self.audit_lock.acquire()
        self.log.append(("all", len(self.accounts)))
        self.audit_lock.release()
        self.accounts_lock.release()


bank = Bank()
for f in (bank.report, bank.settle):
    threading.Thread(target=f).start()
bank.deposit("ann", 3)
