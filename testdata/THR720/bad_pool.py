from concurrent.futures import ProcessPoolExecutor
import sys


def square(n):
    return n * n


if len(sys.argv) > 1:
    print("more than one")

with ProcessPoolExecutor() as pool:  # expect: THR720
    print(list(pool.map(square, range(10))))
