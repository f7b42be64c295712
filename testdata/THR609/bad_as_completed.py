# The timeout is one of `as_completed` or `map`.
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed


def work(n):
    return n**n


def completed(numbers):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(work, n) for n in numbers]
        for future in as_completed(futures, timeout=30):  # expect: THR609
            print(future.result())


def keyed(numbers):
    futures = {}
    with ThreadPoolExecutor() as pool:
        for n in numbers:
            futures[pool.submit(work, n)] = n
        for future in as_completed(futures, timeout=30):  # expect: THR609
            print(futures[future], future.result())


def mapped(numbers):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(work, numbers, timeout=30))  # expect: THR609 "end the processes"


if __name__ == "__main__":
    completed([1])
    keyed([1])
    mapped([1])
