"""Counts in one shared counter, each step under a lock; expected: does not scale, with or without a GIL."""
import sys
import threading

STEPS = 2_000_000

counter = 0
counter_lock = threading.Lock()


def count(steps):
    global counter
    for _ in range(steps):
        with counter_lock:
            counter += 1


def main(threads=2):
    global counter
    counter = 0
    workers = [threading.Thread(target=count, args=(STEPS // threads,)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return counter


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
