"""The array is an argument of all threads."""

import threading
import numpy as np
def worker(acc, x):
    acc += x  # expect: THR226
def main():
    total = np.zeros(10)
    ts = [threading.Thread(target=worker, args=(total, np.ones(10))) for _ in range(4)]
    for t in ts: t.start()
    for t in ts: t.join()
    print(total)
main()
