import queue
import threading

import numpy as np

total = np.zeros(100)
guard = threading.Lock()
jobs = queue.Queue()
parts = np.empty((8, 100))


def add(row):
    with guard:
        total[:] += row


def by_queue():
    while True:
        index = jobs.get()
        parts[index] = index * 2
        parts[index] += 1


def own(size):
    scratch = np.zeros(size)
    scratch[:] += 1
    return scratch


for n in range(8):
    threading.Thread(target=add, args=(parts[n],)).start()
    threading.Thread(target=by_queue, daemon=True).start()
    threading.Thread(target=own, args=(n,)).start()
    jobs.put(n)
