# `close()` and `terminate()` of a multiprocessing pool.
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def work(n):
    return n * n


def main(numbers):
    pool = Pool(2)
    print(pool.map(work, numbers))
    pool.close()
    pool.join()
    print(pool.map(work, numbers))  # expect: THR607 "raises `ValueError`"


def threads(numbers):
    with ThreadPool(2) as pool:
        print(pool.map(work, numbers))
    result = pool.apply_async(work, (3,))  # expect: THR607
    print(result.get())


if __name__ == "__main__":
    main([1])
    threads([1])
