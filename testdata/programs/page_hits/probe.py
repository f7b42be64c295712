# runtimes: cpython-3.13t cpython-3.14t
"""Many threads ask for one page; every request is a hit."""
import sys
import threading

sys.path.insert(0, sys.argv[1])
import pages
import usage

gate = threading.Barrier(8)


def ask():
    gate.wait()
    for _ in range(20000):
        pages.page("/")


threads = [threading.Thread(target=ask) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
if usage.hits["/"] != 160000:
    print("%d of 160000 hits counted" % usage.hits["/"])
    sys.exit(1)
