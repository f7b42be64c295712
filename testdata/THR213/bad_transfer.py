"""The money is nowhere for a moment."""

import threading


class Bank:
    def __init__(self):
        self.lock = threading.Lock()
        self.savings = 1000
        self.current = 0

    def to_savings(self, amount):
        with self.lock:
            self.current -= amount
            self.savings += amount

    def to_current(self, amount):
        with self.lock:
            self.savings -= amount
        log("took %d" % amount)
        with self.lock:
            self.current += amount  # expect: THR213 "is changed here"

    def worth(self):
        with self.lock:
            return self.savings + self.current


def log(text):
    print(text)


bank = Bank()


def customer():
    for _ in range(100):
        bank.to_current(1)
        bank.to_savings(1)


threads = [threading.Thread(target=customer) for _ in range(2)]
for thread in threads:
    thread.start()
while any(thread.is_alive() for thread in threads):
    print(bank.worth())
