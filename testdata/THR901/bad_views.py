# threadlint-test: preview select=THR901
# One thread adds, another sums up.
import threading
import time

totals = {}
names = set()


def collect():
    for n in range(1000):
        totals["key%d" % n] = n
        names.add("key%d" % n)
        time.sleep(0.001)


def report():
    while len(totals) < 1000:
        print(sum(totals.values()))  # expect: THR901 "`collect`"
        print(sorted(names))  # expect: THR901
        print(max(totals))  # expect: THR901


threading.Thread(target=collect).start()
threading.Thread(target=report).start()
