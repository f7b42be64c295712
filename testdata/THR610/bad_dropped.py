# Those that are late are forgotten.
import concurrent.futures
import time


def work(n):
    time.sleep(n)
    return n


def first_ones(numbers):
    pool = concurrent.futures.ThreadPoolExecutor()
    futures = [pool.submit(work, n) for n in numbers]
    done, _ = concurrent.futures.wait(futures, timeout=10)  # expect: THR610
    return [future.result() for future in done]


def named(numbers):
    pool = concurrent.futures.ThreadPoolExecutor()
    done, not_done = concurrent.futures.wait([pool.submit(work, n) for n in numbers], 10)  # expect: THR610
    return [future.result() for future in done]
