"""Visits the same page from many workers; every visit must count its bytes."""
import sys
import time

sys.path.insert(0, sys.argv[1])
import main


def slow_store(path, body):
    time.sleep(0.001)
    return 1


main.fetch = lambda path: "<p></p>"
main.store = slow_store
with main.ThreadPoolExecutor(max_workers=16) as pool:
    list(pool.map(main.visit, ["/"] * 200))
if main.total_bytes != 200:
    print("lost %d of 200 updates" % (200 - main.total_bytes))
    sys.exit(1)
