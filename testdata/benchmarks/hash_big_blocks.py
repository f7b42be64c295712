"""Hashes blocks of a megabyte with SHA-256 in a thread pool; expected: scales, big buffers release the GIL."""
import hashlib
import sys
from concurrent.futures import ThreadPoolExecutor

BLOCKS = 320
BLOCK = bytes(1 << 20)


def checksum(number):
    digest = hashlib.sha256(b"%d" % number)
    digest.update(BLOCK)
    return digest.digest()[0]


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        return sum(pool.map(checksum, range(BLOCKS)))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
