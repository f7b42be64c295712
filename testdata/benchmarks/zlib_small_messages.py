"""Compresses short messages in threads; expected: scales in part, the GIL changes hands for each message."""
import sys
import threading
import zlib

MESSAGES = 16_000
MESSAGE = b"".join(b"field%d=%d&" % (i, i * i % 977) for i in range(60))


def pack(first, last, sizes):
    size = 0
    for number in range(first, last):
        size += len(zlib.compress(MESSAGE + b"%d" % number))
    sizes.append(size)


def main(threads=2):
    share = MESSAGES // threads
    sizes = []
    workers = [threading.Thread(target=pack, args=(i * share, (i + 1) * share, sizes)) for i in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
