"""Visitors log in while a store that is full already is swept."""

import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
sys.setswitchinterval(1e-6)

import main

store = main.SessionStore(ttl=30)
for number in range(2000):
    store.login("user%d" % number)
done = threading.Event()
failures = []


def sweep():
    end = time.monotonic() + 1
    try:
        while time.monotonic() < end and not done.is_set():
            store.sweep()
    except RuntimeError as error:
        failures.append(error)
    done.set()


def visit():
    while not done.is_set():
        store.login("guest")


threads = [threading.Thread(target=target) for target in (sweep, visit, visit)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
if failures:
    print("the sweeper died: %s" % failures[0])
    sys.exit(1)
