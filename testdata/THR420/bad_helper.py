import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
pool = ThreadPoolExecutor(2)
count = 0


def done(future):
    global count
    with lock:
        count -= 1


def watch(future):
    future.add_done_callback(done)


def start(n):
    global count
    with lock:
        count += 1
        watch(pool.submit(abs, n))  # expect: THR420


start(-1)
