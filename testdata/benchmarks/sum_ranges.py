"""Adds up long ranges with built-ins in a thread pool; expected: does not scale, `sum` keeps the GIL."""
import sys
from concurrent.futures import ThreadPoolExecutor

PARTS = 16
PART = 600_000


def part_sum(number):
    numbers = range(number * PART, (number + 1) * PART)
    return sum(numbers) + max(numbers)


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        return sum(pool.map(part_sum, range(PARTS)))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
