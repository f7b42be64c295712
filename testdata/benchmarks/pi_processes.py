"""Sums the Leibniz series for pi in a pool of processes; expected: scales, each process has its own interpreter."""
import sys
from concurrent.futures import ProcessPoolExecutor

TERMS = 4_000_000
PARTS = 8


def partial_sum(bounds):
    first, last = bounds
    total = 0.0
    for k in range(first, last):
        if k % 2:
            total -= 1.0 / (2 * k + 1)
        else:
            total += 1.0 / (2 * k + 1)
    return total


def main(workers=2):
    share = TERMS // PARTS
    parts = [(i * share, (i + 1) * share) for i in range(PARTS)]
    with ProcessPoolExecutor(max_workers=workers) as pool:
        return round(4 * sum(pool.map(partial_sum, parts)), 6)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
