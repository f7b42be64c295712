import concurrent.futures
from concurrent.futures import ThreadPoolExecutor


def start(pool, f, *args):
    return pool.submit(f, *args)


def leaf(n):
    return n + 1


def wait_all(futures):
    concurrent.futures.wait(futures)  # expect: THR405
    return [f.result() for f in futures]  # expect: THR405


def tree(pool, n):
    futures = [pool.submit(leaf, k) for k in range(n)]
    return sum(wait_all(futures))


with ThreadPoolExecutor(1) as shared:
    print(shared.submit(tree, shared, 3).result())
