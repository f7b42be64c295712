# `map` of a multiprocessing pool waits, and raises by itself.
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def work(path):
    return open(path).read()


if __name__ == "__main__":
    with Pool(2) as pool:
        pool.map(work, ["a"])
        pool.starmap(work, [("a",)])
    with ThreadPool(2) as pool:
        pool.map(work, ["a"])
