# threadlint-test: preview select=THR811
# Each task computes for long.
from concurrent.futures import ProcessPoolExecutor


def total(n):
    result = 0
    for i in range(1000000):
        result += i * n
    return result


if __name__ == "__main__":
    with ProcessPoolExecutor(4) as executor:
        print(sum(executor.map(total, range(100))))
