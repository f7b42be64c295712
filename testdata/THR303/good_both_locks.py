# The lock of the object and that of the module.
import threading

total = 0
module_lock = threading.Lock()


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.amount = 0

    def add(self, n):
        global total
        with self.lock:
            self.amount += n
            with module_lock:
                total += n


accounts = [Account() for _ in range(3)]
for account in accounts:
    threading.Thread(target=account.add, args=(1,)).start()
