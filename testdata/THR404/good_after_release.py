import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
values = {}
pool = ThreadPoolExecutor(2)


def load(key):
    with lock:
        values[key] = key.upper()
    return key


def get(key):
    with lock:
        if key in values:
            return values[key]
        future = pool.submit(load, key)
    return future.result()


print(get("a"))
