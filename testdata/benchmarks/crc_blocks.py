"""Computes CRC-32 of big blocks in threads; expected: scales, above 5 kB `zlib.crc32` runs without the GIL."""
import sys
import threading
import zlib

ROUNDS = 400
BLOCK = bytes(range(256)) * 8192


def check(rounds, values):
    value = 0
    for _ in range(rounds):
        value ^= zlib.crc32(BLOCK)
    values.append(value)


def main(threads=2):
    values = []
    workers = [threading.Thread(target=check, args=(ROUNDS // threads, values)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(values)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
