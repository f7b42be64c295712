# A new pool under the old name.
from concurrent.futures import ThreadPoolExecutor


def work(n):
    return n * n


def twice(numbers):
    with ThreadPoolExecutor(2) as pool:
        print(list(pool.map(work, numbers)))
    with ThreadPoolExecutor(4) as pool:
        print(list(pool.map(work, numbers)))


class Service:
    def __init__(self):
        self.pool = ThreadPoolExecutor(2)

    def restart(self):
        self.pool.shutdown()
        self.pool = ThreadPoolExecutor(2)
        return self.pool.submit(work, 1)

    def reset(self):
        self.pool.shutdown()
        self.make()
        return self.pool.submit(work, 1)

    def make(self):
        self.pool = ThreadPoolExecutor(2)


def each_turn(numbers):
    for n in numbers:
        pool = ThreadPoolExecutor()  # expect: THR604
        print(pool.submit(work, n).result(1))
        pool.shutdown()
