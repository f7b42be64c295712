# threadlint-test: preview select=THR606
# Whatever branch is taken.
from concurrent.futures import ProcessPoolExecutor


def work(n):
    return n * n


def main(numbers, fast):
    pool = ProcessPoolExecutor()  # expect: THR606
    if fast:
        return list(pool.map(work, numbers, chunksize=100))
    return [pool.submit(work, n).result() for n in numbers]
