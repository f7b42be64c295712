# `apply_async` and `map_async` keep what was raised as well, until somebody calls `get()`.
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool
import multiprocessing.dummy


def parse(path):
    with open(path) as file:
        return [int(line) for line in file]


def main(paths):
    pool = Pool(4)
    for path in paths:
        pool.apply_async(parse, (path,))  # expect: THR601 "error_callback"
    pool.close()
    pool.join()


def threads(paths):
    pool = ThreadPool(4)
    results = [pool.apply_async(parse, args=(path,)) for path in paths]  # expect: THR601
    pool.close()
    pool.join()


def dummy(paths):
    pool = multiprocessing.dummy.Pool(4)
    result = pool.map_async(parse, paths)  # expect: THR601
    result.wait()


if __name__ == "__main__":
    main(["a", "b"])
    threads(["a", "b"])
    dummy(["a", "b"])
