from concurrent.futures import ThreadPoolExecutor, as_completed, wait
import threading
import time

total = 0
lock = threading.Lock()
pool = ThreadPoolExecutor()


def load(name):
    global total
    time.sleep(0.001)
    with lock:
        total += len(name)
    return name


futures = {pool.submit(load, name): name for name in ("a", "bb")}
total += 1  # expect: THR201
more = [pool.submit(load, name) for name in ("c", "dd")]
wait(more)
total += 1
for name in pool.map(load, ["e", "ff"]):
    print(name)
total += 1
print(total)
