"""An office that sells, sends and reminds."""
import threading

import billing
import shipping
import stock


def sell(times):
    for _ in range(times):
        stock.take("pen", "ann")


def remind(times):
    for _ in range(times):
        billing.remind("ann")


def take_back(times):
    for _ in range(times):
        shipping.returned("pen", "ann")


def week(times):
    threads = [threading.Thread(target=work, args=(times,), daemon=True) for work in (sell, remind, take_back)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return stock.items["pen"]


if __name__ == "__main__":
    print(week(100))
