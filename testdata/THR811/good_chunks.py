# threadlint-test: preview select=THR811
# Sent in pieces.
from concurrent.futures import ProcessPoolExecutor


def square(n):
    return n * n


if __name__ == "__main__":
    with ProcessPoolExecutor(4) as executor:
        print(sum(executor.map(square, range(100000), chunksize=5000)))
