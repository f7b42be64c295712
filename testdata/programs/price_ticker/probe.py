"""Subscribers come and go while prices are published."""

import sys
import threading
import time

sys.path.insert(0, sys.argv[1])

import hub


class Customer:
    def send(self, text):
        time.sleep(0.0001)


market = hub.Hub()
for _ in range(20):
    market.join(Customer())
closing = threading.Event()
failures = []


def publish():
    try:
        for _ in range(40):
            market.publish("ACME 100.00")
    except RuntimeError as error:
        failures.append(error)
    closing.set()


def visit():
    while not closing.is_set():
        customer = Customer()
        market.join(customer)
        time.sleep(0.003)
        market.leave(customer)


threads = [threading.Thread(target=target) for target in (publish, visit, visit)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
if failures:
    print("publishing stopped: %s" % failures[0])
    sys.exit(1)
