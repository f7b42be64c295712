# Tasks that have not begun are taken back.
from concurrent.futures import ThreadPoolExecutor, wait, FIRST_EXCEPTION
import time


def work(n):
    time.sleep(n)


def main(numbers):
    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(work, n) for n in numbers]
        done, pending = wait(futures, return_when=FIRST_EXCEPTION)
        for future in pending:
            future.cancel()


def first(numbers):
    with ThreadPoolExecutor(1) as pool:
        futures = [pool.submit(work, n) for n in numbers]
        futures[0].result()
        for future in futures[1:]:
            future.cancel()


def one_waits(numbers):
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(work, 10)
        waiting = pool.submit(work, 10)
        time.sleep(1)
        waiting.cancel()
    return running.result()
