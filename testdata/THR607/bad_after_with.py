# The block has ended when the next task comes.
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def work(n):
    return n * n


def main():
    with ThreadPoolExecutor() as executor:
        first = executor.submit(work, 1)
    second = executor.submit(work, 2)  # expect: THR607 "line 10, at the end of its `with` block"
    return first.result(), second.result()


def mapped(numbers):
    pool = ProcessPoolExecutor()
    with pool:
        results = list(pool.map(work, numbers))
    return results + list(pool.map(work, numbers))  # expect: THR607


if __name__ == "__main__":
    print(main(), mapped([1]))
