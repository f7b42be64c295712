# threadlint-test: preview select=THR901
# The tasks of a pool put their results into a dictionary that a thread reports.
import threading
from concurrent.futures import ThreadPoolExecutor

done = {}


def work(n):
    done[n] = n * n
    return n


def report():
    while True:
        snapshot = dict(done)  # expect: THR901
        if len(snapshot) == 100:
            break


threading.Thread(target=report).start()
with ThreadPoolExecutor() as pool:
    print(list(pool.map(work, range(100))))
