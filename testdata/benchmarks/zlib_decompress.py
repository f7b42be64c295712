"""Decompresses blocks with zlib in threads; expected: scales, inflate runs without the GIL."""
import sys
import threading
import zlib

ROUNDS = 128
PLAIN = b"".join(b"%d,%d;" % (i, i * i % 977) for i in range(60_000))
PACKED = zlib.compress(PLAIN)


def unpack(rounds, sizes):
    for _ in range(rounds):
        sizes.append(len(zlib.decompress(PACKED)))


def main(threads=2):
    sizes = []
    workers = [threading.Thread(target=unpack, args=(ROUNDS // threads, sizes)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
