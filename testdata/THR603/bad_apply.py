# `apply` waits by itself.
import multiprocessing
from multiprocessing.pool import ThreadPool


def square(n):
    return n * n


def main(numbers):
    pool = multiprocessing.Pool(4)
    results = [pool.apply(square, (n,)) for n in numbers]  # expect: THR603 "pool.apply"
    for n in numbers:
        results.append(pool.apply(square, args=(n,)))  # expect: THR603
    pool.close()
    pool.join()
    return results


def threads(numbers):
    with ThreadPool() as pool:
        for n in numbers:
            print(pool.apply_async(square, (n,)).get())  # expect: THR603


if __name__ == "__main__":
    print(main([1, 2, 3]))
    threads([1, 2, 3])
