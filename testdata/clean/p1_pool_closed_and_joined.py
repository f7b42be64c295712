from multiprocessing.pool import ThreadPool
import threading
import time

total = 0
lock = threading.Lock()


def load(name):
    global total
    time.sleep(0.001)
    with lock:
        total += len(name)


pool = ThreadPool(2)
for name in ("a", "bb"):
    pool.apply_async(load, (name,))
pool.close()
pool.join()
total += 1
print(total)
