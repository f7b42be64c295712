"""Reverses long lists in a pool of processes; expected: does not scale, pickling the lists costs more than the work."""
import sys
from concurrent.futures import ProcessPoolExecutor

LISTS = 8
LENGTH = 250_000


def turned(numbers):
    numbers.reverse()
    return numbers


def main(workers=2):
    numbers = [float(i) for i in range(LENGTH)]
    total = 0.0
    with ProcessPoolExecutor(max_workers=workers) as pool:
        for result in pool.map(turned, [numbers] * LISTS):
            total += result[0]
    return total


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
