"""Runs the game of life, a board of its own per task of a thread pool; expected: does not scale under a GIL."""
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed

BOARDS = 8
SIZE = 48
GENERATIONS = 10


class Board:
    def __init__(self, seed):
        self.cells = [[(i * i + j * j * (seed + 1) + i * j) % 7 < 3 for j in range(SIZE)] for i in range(SIZE)]

    def neighbours(self, i, j):
        count = 0
        for di in (-1, 0, 1):
            for dj in (-1, 0, 1):
                if (di or dj) and self.cells[(i + di) % SIZE][(j + dj) % SIZE]:
                    count += 1
        return count

    def step(self):
        following = []
        for i in range(SIZE):
            row = []
            for j in range(SIZE):
                count = self.neighbours(i, j)
                row.append(count == 3 or (count == 2 and self.cells[i][j]))
            following.append(row)
        self.cells = following


def population(seed):
    board = Board(seed)
    for _ in range(GENERATIONS):
        board.step()
    return sum(sum(row) for row in board.cells)


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        futures = [pool.submit(population, seed) for seed in range(BOARDS)]
        return sum(future.result() for future in as_completed(futures))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
