"""Computes Fibonacci numbers by recursion in threads; expected: does not scale under a GIL."""
import sys
import threading

CALLS = 32
N = 24


def fibonacci(n):
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


def worker(calls, results):
    for _ in range(calls):
        results.append(fibonacci(N))


def main(threads=2):
    results = []
    pool = [threading.Thread(target=worker, args=(CALLS // threads, results)) for _ in range(threads)]
    for thread in pool:
        thread.start()
    for thread in pool:
        thread.join()
    return sum(results)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
