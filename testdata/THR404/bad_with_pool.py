import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
done = []


def task(n):
    with lock:
        done.append(n)


def run():
    with lock:
        with ThreadPoolExecutor() as pool:  # expect: THR404
            for n in range(4):
                pool.submit(task, n)
        print(done)


run()
