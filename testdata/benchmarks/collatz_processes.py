"""Measures Collatz sequences in processes that answer through a queue; expected: scales."""
import multiprocessing
import sys

LIMIT = 48_000


def longest(first, last, step, answers):
    best = 0
    for start in range(first, last, step):
        n = start
        length = 1
        while n > 1:
            n = 3 * n + 1 if n % 2 else n // 2
            length += 1
        best = max(best, length)
    answers.put(best)


def main(workers=2):
    answers = multiprocessing.Queue()
    processes = [
        multiprocessing.Process(target=longest, args=(1 + i, LIMIT, workers, answers)) for i in range(workers)
    ]
    for process in processes:
        process.start()
    best = max(answers.get() for _ in processes)
    for process in processes:
        process.join()
    return best


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
