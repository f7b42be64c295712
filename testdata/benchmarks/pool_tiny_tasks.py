"""Submits very small tasks to a thread pool; expected: does not scale, submitting costs more than the tasks."""
import sys
from concurrent.futures import ThreadPoolExecutor

TASKS = 24_000


def square(n):
    return n * n


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        futures = [pool.submit(square, n) for n in range(TASKS)]
    return sum(future.result() for future in futures)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
