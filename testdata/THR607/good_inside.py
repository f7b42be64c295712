# Used inside; asked for results outside, which is fine for executors.
import multiprocessing
from concurrent.futures import ThreadPoolExecutor


def work(n):
    return n * n


def main(numbers):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(work, n) for n in numbers]
        squares = pool.map(work, numbers)
    print([f.result() for f in futures], list(squares))
    with multiprocessing.Pool() as pool:
        result = pool.map_async(work, numbers)
        result.wait()
    print(result.get())
    with multiprocessing.Pool() as pool:
        result = pool.map_async(work, numbers)
        pool.close()
        pool.join()
    print(result.get())


def collected(numbers):
    with multiprocessing.Pool(2) as pool:
        results = [pool.apply_async(work, (n,)) for n in numbers]
        return [result.get() for result in results]


def generated(numbers):
    with multiprocessing.Pool(2) as pool:
        yield from pool.imap(work, numbers)


if __name__ == "__main__":
    main([1, 2])
