"""A stocktake happens while an order is being written to a slow journal."""

import sys
import threading
import time

sys.path.insert(0, sys.argv[1])

import main


def audit(action, sku, count):
    if action == "reserve":
        time.sleep(0.002)


wrong = 0
for _ in range(60):
    inventory = main.Inventory(audit)
    inventory.receive("mug", 5)
    together = threading.Barrier(2)

    def order():
        together.wait()
        inventory.reserve("mug", 1)

    def stocktake():
        together.wait()
        time.sleep(0.001)
        inventory.correct("mug", 100)

    threads = [threading.Thread(target=order), threading.Thread(target=stocktake)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if inventory.available("mug") not in (99, 100):
        wrong += 1
if wrong:
    print("%d of 60 stocktakes were overwritten" % wrong)
    sys.exit(1)
