"""Reads files line by line and adds up numbers; expected: does not scale, the lines are handled under the GIL."""
import os
import sys
import tempfile
import threading

READS = 16
LINES = 50_000


def make_file():
    descriptor, path = tempfile.mkstemp(suffix=".txt")
    with os.fdopen(descriptor, "w") as file:
        file.write("\n".join("%d,%d" % (i, i % 97) for i in range(LINES)))
    return path


def add_up(path, reads, totals):
    for _ in range(reads):
        total = 0
        with open(path) as file:
            for line in file:
                first, second = line.split(",")
                total += int(second)
        totals.append(total)


def main(threads=2):
    path = make_file()
    totals = []
    workers = [threading.Thread(target=add_up, args=(path, READS // threads, totals)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    os.remove(path)
    return sum(totals)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
