"""Compresses pages with bz2 in threads; expected: scales, the compressor runs without the GIL."""
import bz2
import sys
import threading

PAGES = 24
PAGE = b"".join(b"%d,%d;" % (i, i * i % 977) for i in range(20_000))


def compress_pages(pages, sizes):
    for page in pages:
        sizes[page] = len(bz2.compress(PAGE + b"page %d" % page))


def main(threads=2):
    sizes = {}
    workers = [
        threading.Thread(target=compress_pages, args=(range(i, PAGES, threads), sizes)) for i in range(threads)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(sizes.values())


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
