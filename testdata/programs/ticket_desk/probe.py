"""Draws many numbers at many machines at once."""

import sys
import threading

sys.path.insert(0, sys.argv[1])
sys.setswitchinterval(1e-6)

import main

main.print_ticket = lambda visitor, ticket: "%s: %s" % (visitor, ticket)
foyer = main.Foyer()
tickets = []
failures = []
together = threading.Barrier(8)


def draw():
    together.wait()
    for _ in range(4000):
        try:
            tickets.append(foyer.draw("visitor").split()[1])
        except (ValueError, StopIteration) as error:
            failures.append(error)


threads = [threading.Thread(target=draw) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
if failures or len(set(tickets)) != 32000:
    print("%d of 32000 draws failed (%s)" % (32000 - len(set(tickets)), failures[:1]))
    sys.exit(1)
