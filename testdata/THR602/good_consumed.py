# Somebody goes through the results.
from collections import deque
from concurrent.futures import ThreadPoolExecutor


def work(path):
    return open(path).read()


def texts(paths):
    with ThreadPoolExecutor() as pool:
        list(pool.map(work, paths))
        for text in pool.map(work, paths):
            print(text)
        deque(pool.map(work, paths), maxlen=0)
        results = pool.map(work, paths)
        print(sum(map(len, results)))
        first, second = pool.map(work, paths[:2])
        return pool.map(work, paths)


def pairs(paths):
    with ThreadPoolExecutor() as pool:
        results = pool.map(work, paths)
    return dict(zip(paths, results))
