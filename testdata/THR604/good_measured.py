# The loop is over the sizes of the pool, or over a few cases.
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def work(n):
    time.sleep(0.01)
    return n


def main(sizes):
    for size in sizes:
        with ThreadPoolExecutor(size) as pool:
            begin = time.perf_counter()
            list(pool.map(work, range(100)))
            print(size, time.perf_counter() - begin)
    for count in (1, 2, 4):
        with ProcessPoolExecutor() as pool:
            print(count, list(pool.map(work, range(count))))


def until_it_works(urls):
    for url in urls:
        with ThreadPoolExecutor() as pool:
            return list(pool.map(work, range(3)))


if __name__ == "__main__":
    main([1, 2])
