import time
from concurrent.futures import ThreadPoolExecutor


def total_of(numbers):
    total = 0

    def fetch(n):
        time.sleep(0.001)
        return n

    with ThreadPoolExecutor(4) as pool:
        for got in pool.map(fetch, numbers):
            total += got
    return total


print(total_of([1, 2, 3]))
