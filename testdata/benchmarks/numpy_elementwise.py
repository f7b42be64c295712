"""Computes on big NumPy arrays element by element in a thread pool; expected: scales, the loops run without the GIL."""
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy

TASKS = 16
LENGTH = 1_000_000


def root_mean_square(seed):
    values = numpy.arange(LENGTH, dtype=numpy.float64) + seed
    waves = numpy.sin(values) * numpy.sqrt(values)
    return float(numpy.mean(waves * waves))


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        return round(sum(pool.map(root_mean_square, range(TASKS))), 3)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
