"""The dashboard asks for the overview while new devices report."""

import sys
import threading

sys.path.insert(0, sys.argv[1])
sys.setswitchinterval(1e-6)

from registry import Registry

registry = Registry()
for number in range(300):
    registry.report("device%d" % number, "sensor")
done = threading.Event()
failures = []


def dashboard():
    try:
        for _ in range(100):
            registry.overview()
    except RuntimeError as error:
        failures.append(error)
    done.set()


def devices():
    number = 300
    while not done.is_set():
        number += 1
        registry.report("device%d" % number, "sensor")
        if number > 1000:
            registry.forget("device%d" % (number - 500))


threads = [threading.Thread(target=target) for target in (dashboard, devices)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
if failures:
    print("the dashboard failed: %s" % failures[0])
    sys.exit(1)
