"""Asks for the health page while requests are observed."""

import sys
import threading

sys.path.insert(0, sys.argv[1])
sys.setswitchinterval(1e-6)

import main

for _ in range(main.WINDOW):
    main.observe(0.001)
done = threading.Event()
failures = []


def monitor():
    try:
        for _ in range(1000):
            main.health()
    except RuntimeError as error:
        failures.append(error)
    done.set()


def service():
    while not done.is_set():
        main.observe(0.004)


threads = [threading.Thread(target=target) for target in (monitor, service, service)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
if failures:
    print("the health page failed: %s" % failures[0])
    sys.exit(1)
