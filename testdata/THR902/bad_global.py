# threadlint-test: preview select=THR902
# A global that is computed once.
from concurrent.futures import ThreadPoolExecutor

_limit = None


def limit():
    global _limit
    if _limit is None:  # expect: THR902
        _limit = sum(range(1000))
    return _limit


def work(n):
    return n < limit()


with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(work, range(100))))
