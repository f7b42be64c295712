# The answer of `cancel()` is looked at.
from concurrent.futures import ThreadPoolExecutor, TimeoutError
import time


def work():
    time.sleep(60)


def main():
    pool = ThreadPoolExecutor()
    future = pool.submit(work)
    try:
        return future.result(timeout=1)
    except TimeoutError:
        if not future.cancel():
            print("runs on")


def returned(future):
    try:
        return future.result(timeout=1)
    except TimeoutError:
        return future.cancel()
