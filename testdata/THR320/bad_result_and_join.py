# Results and threads that do not need the lock, but others do.
import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
results = []
pool = ThreadPoolExecutor(2)


def square(n):
    return n * n


def collect():
    with lock:
        results.append(pool.submit(square, 3).result())  # expect: THR320


def helper():
    print("helping")


def start():
    thread = threading.Thread(target=helper)
    thread.start()
    with lock:
        thread.join()  # expect: THR320
        results.append(0)


def show():
    with lock:
        print(len(results))


threading.Thread(target=collect).start()
threading.Thread(target=show).start()
start()
