"""Sorts lists of shuffled integers in threads; expected: does not scale, `list.sort` keeps the GIL."""
import random
import sys
import threading

LISTS = 40
LENGTH = 40_000


def make_lists():
    rng = random.Random(1)
    numbers = list(range(LENGTH))
    lists = []
    for _ in range(4):
        rng.shuffle(numbers)
        lists.append(list(numbers))
    return lists


def sort_some(lists, rounds, medians):
    for i in rounds:
        ordered = list(lists[i % 4])
        ordered.sort()
        medians.append(ordered[LENGTH // 2])


SHUFFLED = make_lists()


def main(threads=2):
    medians = []
    workers = [
        threading.Thread(target=sort_some, args=(SHUFFLED, range(i, LISTS, threads), medians)) for i in range(threads)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(medians)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
