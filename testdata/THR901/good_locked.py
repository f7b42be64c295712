# threadlint-test: preview select=THR901
# Both hold the lock.
import threading

totals = {}
lock = threading.Lock()


def collect():
    for n in range(1000):
        with lock:
            totals[n] = n


def report():
    while True:
        with lock:
            snapshot = dict(totals)
        print(sum(snapshot.values()))


threading.Thread(target=collect).start()
threading.Thread(target=report).start()
