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
    inspecting = threading.Thread(target=inspector, args=(rounds,), daemon=True)
    buying = threading.Thread(target=customer, args=(rounds,), daemon=True)
    inspecting.start()
    buying.start()
    inspecting.join()
    buying.join()


if __name__ == "__main__":
    day()
