"""Lets the three departments work for a while."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import billing
import main
import shipping
import stock

billing.owed['ann'] = 2
stock.check = billing.check = shipping.check = lambda what: time.sleep(0.002)
run = threading.Thread(target=main.week, args=(300,), daemon=True)
run.start()
run.join(8)
if run.is_alive():
    print("stock, billing and shipping wait for each other")
    sys.stdout.flush()
    os._exit(1)
