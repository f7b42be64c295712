import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
other = threading.Lock()
pool = ThreadPoolExecutor(2)


def load(key):
    with other:
        return key.upper()


def get(key):
    with lock:
        return pool.submit(load, key).result()


print(get("a"))
