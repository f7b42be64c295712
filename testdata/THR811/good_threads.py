# threadlint-test: preview select=THR811
# Threads: nothing is sent.
from concurrent.futures import ThreadPoolExecutor


def square(n):
    return n * n


with ThreadPoolExecutor(4) as executor:
    print(sum(executor.map(square, range(1000))))
