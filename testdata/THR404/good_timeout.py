import threading
from concurrent.futures import ThreadPoolExecutor, TimeoutError

lock = threading.Lock()
pool = ThreadPoolExecutor(2)


def load(key):
    with lock:
        return key.upper()


def get(key):
    future = pool.submit(load, key)
    with lock:
        try:
            return future.result(timeout=1)
        except TimeoutError:
            return None


print(get("a"))
