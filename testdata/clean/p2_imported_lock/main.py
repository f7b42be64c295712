import threading
import time

import locks
from locks import total_lock

total = 0


def work(n):
    global total
    time.sleep(0.001)
    with total_lock:
        total += n


def other(n):
    global total
    time.sleep(0.001)
    with locks.total_lock:
        total -= n


threads = [threading.Thread(target=f, args=(n,)) for n in range(2) for f in (work, other)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
