"""Months end while calls are being charged; in the end every unit was billed once."""

import sys
import threading
import time

sys.path.insert(0, sys.argv[1])

import main


def price(tenant, units):
    time.sleep(0.0005)
    return units


meter = main.UsageMeter(price)
callers = [threading.Thread(target=main.serve, args=(meter, "acme", 100)) for _ in range(3)]
for caller in callers:
    caller.start()
bills = []
while any(caller.is_alive() for caller in callers):
    time.sleep(0.003)
    bills += meter.close_month()
for caller in callers:
    caller.join()
bills += meter.close_month()
billed = sum(int(line.split()[-1]) for line in bills)
if billed != 3 * 150:
    print("%d units billed, %d used" % (billed, 3 * 150))
    sys.exit(1)
