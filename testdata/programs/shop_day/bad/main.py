"""A day in the shop."""
import threading

import orders
import stock


def customer(rounds):
    for _ in range(rounds):
        orders.place("pen", 1)


def inspector(rounds):
    for _ in range(rounds):
        print(stock.audit())


def day(rounds=100):
    threads = [threading.Thread(target=work, args=(rounds,), daemon=True) for work in (inspector, customer)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


if __name__ == "__main__":
    day()
