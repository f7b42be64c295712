import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

lock = threading.Lock()
seen = []


def load(key):
    with lock:
        seen.append(key)
    return key


with ThreadPoolExecutor() as pool:
    futures = [pool.submit(load, k) for k in "abc"]
    for future in as_completed(futures):
        with lock:
            print(future.result(), len(seen))
