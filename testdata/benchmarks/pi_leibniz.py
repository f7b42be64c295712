"""Sums the Leibniz series for pi in threads; expected: does not scale under a GIL."""
import sys
import threading

TERMS = 4_000_000


def partial_sum(first, last, sums):
    total = 0.0
    for k in range(first, last):
        if k % 2:
            total -= 1.0 / (2 * k + 1)
        else:
            total += 1.0 / (2 * k + 1)
    sums.append(total)


def main(threads=2):
    share = TERMS // threads
    sums = []
    workers = []
    for i in range(threads):
        worker = threading.Thread(target=partial_sum, args=(i * share, (i + 1) * share, sums))
        workers.append(worker)
        worker.start()
    for worker in workers:
        worker.join()
    return round(4 * sum(sums), 6)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
