"""Unpacks short messages in threads; expected: scales in part, the GIL changes hands for each message."""
import sys
import threading
import zlib

MESSAGES = 40_000
PACKED = zlib.compress(b"".join(b"field%d=%d&" % (i, i * i % 977) for i in range(60)))


def unpack(first, last, sizes):
    size = 0
    for number in range(first, last):
        message = zlib.decompress(PACKED)
        size += len(message) + number % 2
    sizes.append(size)


def main(threads=2):
    share = MESSAGES // threads
    sizes = []
    workers = [threading.Thread(target=unpack, args=(i * share, (i + 1) * share, sizes)) for i in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
