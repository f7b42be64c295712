# threadlint-test: preview select=THR606
# Made, used, forgotten.
import multiprocessing
from concurrent.futures import ThreadPoolExecutor


def work(n):
    return n * n


def squares(numbers):
    executor = ThreadPoolExecutor(4)  # expect: THR606 "`executor`"
    return list(executor.map(work, numbers))


def processes(numbers):
    pool = multiprocessing.Pool()  # expect: THR606 "`close()` and `join()`"
    return pool.map(work, numbers)
