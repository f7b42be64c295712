"""Reads and hashes files in big blocks in a thread pool; expected: scales, reading and hashing release the GIL."""
import hashlib
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

FILES = 16
MEGABYTES = 12


def make_file():
    descriptor, path = tempfile.mkstemp(suffix=".bin")
    with os.fdopen(descriptor, "wb") as file:
        for i in range(MEGABYTES):
            file.write(bytes([i]) * (1 << 20))
    return path


def checksum(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while True:
            block = file.read(1 << 20)
            if not block:
                break
            digest.update(block)
    return digest.hexdigest()


def main(threads=2):
    path = make_file()
    with ThreadPoolExecutor(max_workers=threads) as pool:
        sums = list(pool.map(checksum, [path] * FILES))
    os.remove(path)
    return sums[0][:16] + str(len(sums))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
