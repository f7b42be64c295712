import threading
import time


class Cache:
    def __init__(self):
        time.sleep(0.001)
        self.values = {}


cache = None
enabled = True
lock = threading.Lock()


def get_cache():
    global cache
    if cache is None:  # expect: THR208
        with lock:
            if enabled:
                cache = Cache()
    return cache


def work(n):
    get_cache().values[n] = n


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(get_cache().values), "should be 4")
