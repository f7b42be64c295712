"""Compounds interest with Decimal in threads; expected: does not scale under a GIL."""
import sys
import threading
from decimal import Decimal

ACCOUNTS = 1600
MONTHS = 360


def balance_after(months, deposit):
    rate = Decimal("1.0025")
    balance = Decimal(deposit)
    for _ in range(months):
        balance = balance * rate + Decimal("12.5")
    return balance


def run_accounts(first, last, balances):
    for account in range(first, last):
        balances[account] = balance_after(MONTHS, 100 + account)


def main(threads=2):
    share = ACCOUNTS // threads
    balances = {}
    workers = [
        threading.Thread(target=run_accounts, args=(i * share, (i + 1) * share, balances)) for i in range(threads)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return str(sum(balances[account] for account in range(ACCOUNTS)).quantize(Decimal("0.01")))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
