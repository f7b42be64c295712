"""Good and faulty orders at once; every order that was accepted must be there with all its items."""

import sqlite3
import sys
import threading

sys.path.insert(0, sys.argv[1])

import main

sys.setswitchinterval(1e-6)
store = main.OrderStore()
accepted = []
failures = []
together = threading.Barrier(6)


def shop(number):
    together.wait()
    for turn in range(500):
        customer = "%d-%d" % (number, turn)
        basket = [("item%d" % item, 1) for item in range(6)]
        if number % 2:
            basket.append(("gift", 0))
        try:
            if store.place(customer, basket):
                accepted.append(customer)
        except (sqlite3.Error, SystemError) as error:
            failures.append(error)


threads = [threading.Thread(target=shop, args=(number,)) for number in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
broken = [customer for customer in accepted if len(store.items_of(customer)) != 6]
store.close()
if broken or failures:
    print("%d of %d accepted orders are incomplete, %d errors" % (len(broken), len(accepted), len(failures)))
    sys.exit(1)
