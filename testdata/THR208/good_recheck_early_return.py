import threading
import time


class Pool:
    def __init__(self):
        time.sleep(0.001)
        self.items = []


_pool = None
_lock = threading.Lock()


def get_pool():
    global _pool
    if _pool is not None:
        return _pool
    with _lock:
        if _pool is not None:
            return _pool
        _pool = Pool()
        return _pool


def work(n):
    get_pool().items.append(n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
