# A lock in a local, taken in all ways.
import threading
from threading import RLock

counter = 0
rows = []


def add(n):
    global counter
    lock = threading.Lock()  # expect: THR302 "each call of `add`"
    with lock:
        counter += n  # expect: THR201


def put(row):
    guard = RLock()  # expect: THR302
    guard.acquire()
    try:
        rows.append(row)
    finally:
        guard.release()


threads = [threading.Thread(target=add, args=(1,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
