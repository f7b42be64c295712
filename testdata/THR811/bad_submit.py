# threadlint-test: preview select=THR811
# A task for each.
from concurrent.futures import ProcessPoolExecutor


def add(a, b):
    return a + b


if __name__ == "__main__":
    with ProcessPoolExecutor() as executor:
        futures = [executor.submit(add, n, 1) for n in range(1000)]  # expect: THR811
        print(sum(f.result() for f in futures))
