"""The pool prepares each of its threads."""
from concurrent.futures import ThreadPoolExecutor
import threading

storage = threading.local()


def prepare():
    storage.buffer = bytearray(1024)


def task(n):
    storage.buffer[0] = n
    return len(storage.buffer)


with ThreadPoolExecutor(2, initializer=prepare) as pool:
    print(list(pool.map(task, range(4))))
