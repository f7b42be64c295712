import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
pool = ThreadPoolExecutor(2)
open_tasks = 0


def done(future):
    global open_tasks
    with lock:
        open_tasks -= 1


def start(n):
    global open_tasks
    with lock:
        open_tasks += 1
        future = pool.submit(abs, n)
    future.add_done_callback(done)


start(-1)
