# The task of a pool.
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

seen = {}


def visit(url):
    mutex = Lock()  # expect: THR302
    mutex.acquire()
    seen[url] = seen.get(url, 0) + 1
    mutex.release()


with ThreadPoolExecutor(4) as pool:
    pool.map(visit, ["a", "b", "a"])
