"""Compresses blocks with zlib in a thread pool; expected: scales, deflate runs without the GIL."""
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor

BLOCKS = 16
BLOCK = b"".join(b"%d,%d;" % (i, i * i % 977) for i in range(30_000))


def packed_size(number):
    return len(zlib.compress(BLOCK + b"%d" % number, 6))


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        return sum(pool.map(packed_size, range(BLOCKS)))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
