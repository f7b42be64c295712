# It runs: that is why it cannot be cancelled.
from concurrent.futures import ThreadPoolExecutor
import time


def work():
    time.sleep(60)


def main():
    pool = ThreadPoolExecutor()
    future = pool.submit(work)
    time.sleep(1)
    if future.running():
        future.cancel()  # expect: THR608 "running()"
    return future.done()
