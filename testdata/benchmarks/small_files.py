"""Writes, reads and removes many small files; expected: hardly scales under a GIL, the calls are short."""
import os
import sys
import tempfile
import threading

FILES = 4000


def touch_files(folder, first, last, sizes):
    size = 0
    for i in range(first, last):
        path = os.path.join(folder, "file%d.txt" % i)
        with open(path, "w") as file:
            file.write("line %d\n" % i)
        with open(path) as file:
            size += len(file.read())
        os.remove(path)
    sizes.append(size)


def main(threads=2):
    share = FILES // threads
    sizes = []
    with tempfile.TemporaryDirectory() as folder:
        workers = [
            threading.Thread(target=touch_files, args=(folder, i * share, (i + 1) * share, sizes))
            for i in range(threads)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
