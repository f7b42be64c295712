"""Smooths a shared grid, threads meet at a barrier after each step; expected: does not scale under a GIL."""
import sys
import threading

CELLS = 4000
STEPS = 400


def smooth(grids, first, last, barrier):
    for step in range(STEPS):
        old = grids[step % 2]
        new = grids[1 - step % 2]
        for i in range(first, last):
            new[i] = (old[i - 1] + old[i] + old[(i + 1) % CELLS]) / 3.0
        barrier.wait()


def main(threads=2):
    grids = [[float(i % 10) for i in range(CELLS)], [0.0] * CELLS]
    barrier = threading.Barrier(threads)
    share = CELLS // threads
    workers = [
        threading.Thread(target=smooth, args=(grids, i * share, (i + 1) * share, barrier)) for i in range(threads)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return round(sum(grids[0]), 3)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
