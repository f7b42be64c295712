import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.RLock()
pool = ThreadPoolExecutor(2)
open_tasks = []


def done(future):
    with lock:
        open_tasks.remove(future)


def start(n):
    with lock:
        future = pool.submit(abs, n)
        open_tasks.append(future)
        future.add_done_callback(done)


start(-1)
