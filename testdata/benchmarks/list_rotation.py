"""Builds, filters and reverses lists of its own in each thread; expected: does not scale under a GIL."""
import sys
from multiprocessing.pool import ThreadPool

ROUNDS = 160
LENGTH = 16_000


def squeeze(seed):
    numbers = []
    for i in range(LENGTH):
        numbers.append((i * 31 + seed) % 1000)
    numbers = [n for n in numbers if n % 3]
    numbers.reverse()
    return len(numbers) + numbers[0]


def main(threads=2):
    with ThreadPool(threads) as pool:
        return sum(pool.map(squeeze, range(ROUNDS), chunksize=4))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
