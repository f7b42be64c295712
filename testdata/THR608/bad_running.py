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


def given_time():
    executor = ThreadPoolExecutor(max_workers=2)
    future = executor.submit(work)
    time.sleep(2)
    future.cancel()  # expect: THR608 "`sleep`"
    print("cancelled")
