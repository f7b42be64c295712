"""Appends from all threads to one list; expected: does not scale, nor without a GIL: the list is shared."""
import sys
import threading

NUMBERS = 6_000_000


def append_numbers(target, first, last):
    for n in range(first, last):
        target.append(n & 255)


def main(threads=2):
    shared = []
    share = NUMBERS // threads
    workers = [
        threading.Thread(target=append_numbers, args=(shared, i * share, (i + 1) * share)) for i in range(threads)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return len(shared)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
