"""Counts of one route are taken out while requests come in; the sum must be right."""

import sys
import threading

sys.path.insert(0, sys.argv[1])
sys.setswitchinterval(1e-6)

import ingest
import report

EACH = 40000
together = threading.Barrier(3)
done = threading.Event()
taken = []


def front_end():
    together.wait()
    for _ in range(EACH):
        ingest.count("GET /shop 200")


def reporter():
    together.wait()
    while not done.is_set():
        taken.append(report.take("/shop"))


watching = threading.Thread(target=reporter)
front_ends = [threading.Thread(target=front_end) for _ in range(2)]
for thread in front_ends + [watching]:
    thread.start()
for thread in front_ends:
    thread.join()
done.set()
watching.join()
reported = sum(taken) + ingest.total()
if reported != 2 * EACH:
    print("%d hits reported, %d requests served" % (reported, 2 * EACH))
    sys.exit(1)
