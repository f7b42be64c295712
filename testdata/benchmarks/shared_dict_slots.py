"""Counts in slots of a shared dict; expected: does not scale, nor without a GIL: the dict is shared."""
import sys
import threading

SLOTS = 8
STEPS = 400_000

totals = {}


def count_slots(slots):
    for slot in slots:
        totals[slot] = 0
        for step in range(STEPS):
            totals[slot] += step & 1


def main(threads=2):
    workers = [threading.Thread(target=count_slots, args=(range(i, SLOTS, threads),)) for i in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(totals.values())


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
