"""Counts values in a dict of each thread, then adds them up; expected: does not scale under a GIL."""
import sys
import threading

VALUES = 2_400_000
BUCKETS = 1000


def histogram(first, last, results):
    counts = {}
    for n in range(first, last):
        bucket = n * 7919 % BUCKETS
        if bucket in counts:
            counts[bucket] += 1
        else:
            counts[bucket] = 1
    results.append(counts)


def main(threads=2):
    share = VALUES // threads
    results = []
    workers = [threading.Thread(target=histogram, args=(i * share, (i + 1) * share, results)) for i in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(counts.get(7, 0) for counts in results)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
