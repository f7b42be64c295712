"""Asks the system for random megabytes in threads; expected: scales, `os.urandom` runs without the GIL."""
import os
import sys
import threading

MEGABYTES = 96


def draw(count, sizes):
    for _ in range(count):
        sizes.append(len(os.urandom(1 << 20)))


def main(threads=2):
    sizes = []
    workers = [threading.Thread(target=draw, args=(MEGABYTES // threads, sizes)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
