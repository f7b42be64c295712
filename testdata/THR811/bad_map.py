# threadlint-test: preview select=THR811
# A multiplication each.
from multiprocessing import Pool


def square(n):
    return n * n


if __name__ == "__main__":
    with Pool(4) as pool:
        print(sum(pool.imap(square, range(100000))))  # expect: THR811 "`square`"
