"""Runs a batch of payments, several at a time."""
from concurrent.futures import ThreadPoolExecutor

import transfers
from accounts import Account, InsufficientFunds


def pay(order):
    source, target, amount = order
    try:
        transfers.transfer(source, target, amount)
    except InsufficientFunds as error:
        return f"refused: {error}"
    return "paid"


def run_batch(orders, workers=4):
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return list(pool.map(pay, orders))


def main():
    alice, bob, shop = Account("alice", 100), Account("bob", 20), Account("shop")
    orders = [(alice, shop, 40), (bob, shop, 15), (alice, bob, 30), (bob, shop, 5)]
    for order, outcome in zip(orders, run_batch(orders)):
        print(order[0].owner, "->", order[1].owner, order[2], outcome)
    for account in (alice, bob, shop):
        print(account.statement())


if __name__ == "__main__":
    main()
