"""Multiplies matrices with NumPy in threads; expected: scales, the product runs without the GIL."""
import sys
import threading

import numpy

PRODUCTS = 16
SIZE = 400


def multiply(count, traces):
    a = numpy.arange(SIZE * SIZE, dtype=numpy.float64).reshape(SIZE, SIZE) % 7
    b = numpy.ones((SIZE, SIZE))
    for _ in range(count):
        traces.append(float(numpy.dot(a, b).trace()))


def main(threads=2):
    traces = []
    workers = [threading.Thread(target=multiply, args=(PRODUCTS // threads, traces)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(traces)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
