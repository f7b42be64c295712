# threadlint-test: preview select=THR810
# Tasks of a pool.
from concurrent.futures import ThreadPoolExecutor

seen = set()


def work(begin):
    for n in range(100000):
        seen.add(begin + n)  # expect: THR810


with ThreadPoolExecutor(4) as pool:
    list(pool.map(work, range(100)))
