"""Opens and reads small files many times; expected: hardly scales under a GIL, the system calls are short."""
import os
import sys
import tempfile
import threading

READS = 16_000
FILES = 16


def make_files(folder):
    paths = []
    for i in range(FILES):
        path = os.path.join(folder, "settings%d.txt" % i)
        with open(path, "w") as file:
            file.write("name = value %d\n" % i)
        paths.append(path)
    return paths


def read_files(paths, first, last, sizes):
    size = 0
    for i in range(first, last):
        with open(paths[i % FILES]) as file:
            size += len(file.read())
    sizes.append(size)


def main(threads=2):
    share = READS // threads
    sizes = []
    with tempfile.TemporaryDirectory() as folder:
        paths = make_files(folder)
        workers = [
            threading.Thread(target=read_files, args=(paths, i * share, (i + 1) * share, sizes)) for i in range(threads)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
