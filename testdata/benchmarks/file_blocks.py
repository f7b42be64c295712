"""Reads a cached file again and again into a buffer of each thread; expected: scales, reading releases the GIL."""
import os
import sys
import tempfile
import threading

READS = 1280
SIZE = 1 << 22


def read_blocks(path, reads, sizes):
    buffer = bytearray(1 << 20)
    for _ in range(reads):
        with open(path, "rb", buffering=0) as file:
            while True:
                count = file.readinto(buffer)
                if not count:
                    break
                sizes.append(count)


def main(threads=2):
    descriptor, path = tempfile.mkstemp()
    os.write(descriptor, bytes(SIZE))
    os.close(descriptor)
    sizes = []
    workers = [threading.Thread(target=read_blocks, args=(path, READS // threads, sizes)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    os.remove(path)
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
