"""Fetches pages quickly and works long on each; expected: does not scale under a GIL, the work dominates."""
import sys
import threading
import time

PAGES = 16
TURNS = 240_000


def fetch(number):
    time.sleep(0.002)
    return number + 1


def analyse(seed):
    value = seed
    for _ in range(TURNS):
        value = (value * 1103515245 + 12345) & 0x7FFFFFFF
    return value


def worker(numbers, results):
    for number in numbers:
        results.append(analyse(fetch(number)))


def main(threads=2):
    results = []
    workers = [threading.Thread(target=worker, args=(range(i, PAGES, threads), results)) for i in range(threads)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()
    return sum(results)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
