import time
from concurrent.futures import ThreadPoolExecutor


def prepare(pool):
    loaded = 0

    def load():
        nonlocal loaded
        time.sleep(0.001)
        loaded += 10

    future = pool.submit(load)
    future.result()
    loaded += 1
    return loaded


with ThreadPoolExecutor(2) as pool:
    print(prepare(pool))
