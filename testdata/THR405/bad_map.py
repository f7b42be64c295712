from multiprocessing.pool import ThreadPool

pool = ThreadPool(3)


def cell(n):
    return n * n


def row(n):
    return pool.map(cell, range(n))  # expect: THR405


print(pool.map(row, range(10)))
