# All are handed over before the first is waited for.
from concurrent.futures import ThreadPoolExecutor


def work(n):
    return n + 1


def collected(numbers):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(work, n) for n in numbers]
        return [f.result() for f in futures]


def two_at_a_time(pairs):
    with ThreadPoolExecutor() as pool:
        for a, b in pairs:
            left = pool.submit(work, a)
            right = pool.submit(work, b)
            print(left.result() + right.result())


def beside(numbers):
    with ThreadPoolExecutor() as pool:
        for n in numbers:
            future = pool.submit(work, n)
            own = work(n)
            print(own == future.result())
