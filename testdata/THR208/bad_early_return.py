import threading
import time
from concurrent.futures import ThreadPoolExecutor

_pool = None
_pool_lock = threading.Lock()


def get_pool():
    global _pool
    if _pool is not None:  # expect: THR208
        return _pool
    with _pool_lock:
        _pool = ThreadPoolExecutor(4)
        return _pool


def work():
    get_pool().submit(time.sleep, 0.001).result()


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
