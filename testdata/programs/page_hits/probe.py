# runtimes: cpython-3.13t cpython-3.14t
"""Many threads ask for one page; every request is a hit."""
import sys
import threading

sys.path.insert(0, sys.argv[1])
import pages
import usage

gate = threading.Barrier(4)


def ask():
    gate.wait()
    for _ in range(20000):
        pages.page("/")


for turn in range(1, 11):
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if usage.hits["/"] != 80000 * turn:
        print("%d of %d hits counted" % (usage.hits["/"], 80000 * turn))
        sys.exit(1)
