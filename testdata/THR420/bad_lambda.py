import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
pending = set()
pool = ThreadPoolExecutor()


def forget(key):
    with lock:
        pending.discard(key)


def load(key):
    with lock:
        pending.add(key)
        future = pool.submit(str.upper, key)
        future.add_done_callback(lambda f: forget(key))  # expect: THR420
    return future


print(load("a").result())
