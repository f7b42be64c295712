# threadlint-test: preview
# Some of these may still wait for a worker.
from concurrent.futures import ThreadPoolExecutor, TimeoutError
import time


def work(n):
    time.sleep(n)


def main(numbers):
    pool = ThreadPoolExecutor(2)  # expect: THR606
    futures = [pool.submit(work, n) for n in numbers]
    for future in futures:
        try:
            future.result(timeout=1)
        except TimeoutError:
            future.cancel()  # expect: THR608
