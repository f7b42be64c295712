# threadlint-test: preview select=THR901
# The thread has ended.
import threading

totals = {}


def collect():
    for n in range(1000):
        totals[n] = n


thread = threading.Thread(target=collect)
thread.start()
thread.join()
print(sum(totals.values()), sorted(totals), totals.copy())
