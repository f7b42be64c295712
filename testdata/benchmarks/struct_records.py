"""Packs and unpacks binary records with `struct` in threads; expected: does not scale under a GIL."""
import struct
import sys
import threading

RECORDS = 1_200_000
RECORD = struct.Struct("<IHHd")


def pack_and_unpack(first, last, totals):
    total = 0
    for i in range(first, last):
        data = RECORD.pack(i, i & 0xFFFF, 7, i * 0.5)
        number, low, kind, _ = RECORD.unpack(data)
        total += number + low + kind
    totals.append(total)


def main(threads=2):
    share = RECORDS // threads
    totals = []
    workers = [
        threading.Thread(target=pack_and_unpack, args=(i * share, (i + 1) * share, totals)) for i in range(threads)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(totals)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
