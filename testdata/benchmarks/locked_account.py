"""Moves money between accounts in threads, each transfer under the lock of the bank; expected: does not scale."""
import sys
import threading

TRANSFERS = 800_000


class Bank:
    def __init__(self, accounts):
        self.lock = threading.Lock()
        self.balances = [1000] * accounts

    def transfer(self, source, target, amount):
        with self.lock:
            self.balances[source] -= amount
            self.balances[target] += amount


def clerk(bank, first, last):
    for i in range(first, last):
        bank.transfer(i % 64, (i * 7 + 3) % 64, i % 5)


def main(threads=2):
    bank = Bank(64)
    share = TRANSFERS // threads
    clerks = []
    for i in range(threads):
        thread = threading.Thread(target=clerk, args=(bank, i * share, (i + 1) * share))
        thread.start()
        clerks.append(thread)
    for thread in clerks:
        thread.join()
    return sum(account * balance for account, balance in enumerate(bank.balances))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
