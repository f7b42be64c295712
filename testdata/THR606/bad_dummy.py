# threadlint-test: preview select=THR606
# Thread pools of multiprocessing.
from multiprocessing.dummy import Pool
from multiprocessing.pool import ThreadPool


def work(n):
    return n * n


def one(numbers):
    pool = Pool(4)  # expect: THR606
    return pool.map(work, numbers)


def two(numbers):
    pool = ThreadPool(4)  # expect: THR606
    for result in pool.imap(work, numbers):
        print(result)
