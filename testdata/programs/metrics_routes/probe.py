"""Many workers fail on one route; every failure must be counted."""
import sys
import threading

sys.path.insert(0, sys.argv[1])
import main


def fail(request):
    raise ValueError


def work():
    for _ in range(20):
        main.metrics.timed("/checkout", fail, 0)


threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
seen = main.metrics.errors["/checkout"]
if seen != 160:
    print("lost %d of 160 errors" % (160 - seen))
    sys.exit(1)
