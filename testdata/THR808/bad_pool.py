# threadlint-test: preview select=THR808
# Tasks of a pool.
import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
found = []


def search(begin):
    for n in range(5000):
        if n % 7:
            with lock:  # expect: THR808
                found.append(begin + n)


with ThreadPoolExecutor(4) as pool:
    list(pool.map(search, range(0, 100000, 5000)))
