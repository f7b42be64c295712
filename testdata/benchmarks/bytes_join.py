"""Builds messages of bytes by slicing and joining in threads; expected: does not scale under a GIL."""
import sys
import threading

MESSAGES = 32_000
SOURCE = bytes(range(256)) * 16


def build(first, last, sizes):
    size = 0
    for number in range(first, last):
        parts = []
        for offset in range(0, 4096, 64):
            parts.append(SOURCE[offset:offset + 64 - number % 32])
        message = b"\r\n".join(parts)
        size += len(message)
    sizes.append(size)


def main(threads=2):
    share = MESSAGES // threads
    sizes = []
    workers = [threading.Thread(target=build, args=(i * share, (i + 1) * share, sizes)) for i in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
