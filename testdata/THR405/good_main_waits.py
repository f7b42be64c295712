from concurrent.futures import ThreadPoolExecutor, as_completed

pool = ThreadPoolExecutor(2)


def load(n):
    return n * 2


def load_all(ns):
    futures = [pool.submit(load, n) for n in ns]
    return [f.result() for f in as_completed(futures)]


print(load_all(range(5)))
