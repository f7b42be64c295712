"""Multiplies two matrices of lists, a band of rows per thread; expected: does not scale under a GIL."""
import sys
import threading

SIZE = 160


def make_matrix(factor):
    return [[(i * factor + j) % 10 for j in range(SIZE)] for i in range(SIZE)]


def multiply_rows(a, b, product, first, last):
    for i in range(first, last):
        row = a[i]
        for j in range(SIZE):
            total = 0
            for k in range(SIZE):
                total += row[k] * b[k][j]
            product[i][j] = total


def main(threads=2):
    a = make_matrix(3)
    b = make_matrix(7)
    product = [[0] * SIZE for _ in range(SIZE)]
    band = SIZE // threads
    workers = [
        threading.Thread(target=multiply_rows, args=(a, b, product, i * band, (i + 1) * band)) for i in range(threads)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(map(sum, product))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
