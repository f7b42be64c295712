# threadlint-test: preview select=THR606
# `with`, or a call that ends it.
import contextlib
import multiprocessing
from concurrent.futures import ThreadPoolExecutor


def work(n):
    return n * n


def main(numbers):
    with ThreadPoolExecutor() as pool:
        list(pool.map(work, numbers))
    executor = ThreadPoolExecutor()
    try:
        list(executor.map(work, numbers))
    finally:
        executor.shutdown()
    processes = multiprocessing.Pool()
    processes.map(work, numbers)
    processes.close()
    processes.join()
    named = ThreadPoolExecutor()
    with named:
        list(named.map(work, numbers))


def stack(numbers):
    with contextlib.ExitStack() as exits:
        pool = exits.enter_context(ThreadPoolExecutor())
        other = ThreadPoolExecutor()
        exits.callback(other.shutdown)
        list(pool.map(work, numbers))
