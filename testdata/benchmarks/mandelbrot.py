"""Counts iterations of the Mandelbrot set, one row per task of a thread pool; expected: does not scale under a GIL."""
import sys
from concurrent.futures import ThreadPoolExecutor

WIDTH = 320
HEIGHT = 288
MAX_ITERATIONS = 100


def iterations(c):
    z = 0j
    for n in range(MAX_ITERATIONS):
        if abs(z) > 2.0:
            return n
        z = z * z + c
    return MAX_ITERATIONS


def render_row(y):
    imaginary = -1.2 + 2.4 * y / HEIGHT
    return [iterations(complex(-2.1 + 2.8 * x / WIDTH, imaginary)) for x in range(WIDTH)]


def main(threads=2):
    with ThreadPoolExecutor(threads) as pool:
        image = list(pool.map(render_row, range(HEIGHT)))
    return sum(sum(row) for row in image)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
