"""Compresses pages with LZMA in a thread pool; expected: scales, the compressor runs without the GIL."""
import lzma
import sys
from multiprocessing.pool import ThreadPool

PAGES = 40
PAGE = b"".join(b"%d,%d;" % (i, i * i % 977) for i in range(6000))


def packed_size(page):
    return len(lzma.compress(PAGE + b"page %d" % page, preset=3))


def main(threads=2):
    with ThreadPool(processes=threads) as pool:
        return sum(pool.map(packed_size, range(PAGES), chunksize=1))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
