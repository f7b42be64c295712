import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
log_lock = threading.Lock()
pool = ThreadPoolExecutor(2)


def done(future):
    with log_lock:
        print(future.result())


def start(n):
    with lock:
        pool.submit(abs, n).add_done_callback(done)


start(-1)
