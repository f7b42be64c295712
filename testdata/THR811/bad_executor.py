# threadlint-test: preview select=THR811
# `map` of an executor sends one item at a time.
from concurrent.futures import ProcessPoolExecutor


def is_even(n):
    return n % 2 == 0


def main():
    with ProcessPoolExecutor(4) as executor:
        return list(executor.map(is_even, range(100000)))  # expect: THR811


if __name__ == "__main__":
    print(len(main()))
