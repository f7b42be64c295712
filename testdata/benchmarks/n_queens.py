"""Counts solutions of the queens puzzle, a task per place of the first queen; expected: does not scale under a GIL."""
import sys
from concurrent.futures import ThreadPoolExecutor

SIZE = 8
ROUNDS = 48


def is_safe(queens, row, column):
    for other, taken in enumerate(queens):
        if taken == column or abs(taken - column) == row - other:
            return False
    return True


def count_solutions(queens):
    row = len(queens)
    if row == SIZE:
        return 1
    total = 0
    for column in range(SIZE):
        if is_safe(queens, row, column):
            total += count_solutions(queens + [column])
    return total


def main(threads=2):
    starts = [[column] for column in range(SIZE)] * ROUNDS
    with ThreadPoolExecutor(max_workers=threads) as pool:
        return sum(pool.map(count_solutions, starts))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
