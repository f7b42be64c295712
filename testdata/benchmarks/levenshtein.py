"""Computes edit distances of words in threads; expected: does not scale under a GIL."""
import sys
import threading

PAIRS = 1440
LEFT = "the quick brown fox jumps over it"
RIGHT = "a lazy dog sleeps under the old tree"


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        current = [i]
        for j, right in enumerate(b, 1):
            cost = 0 if left == right else 1
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost))
        previous = current
    return previous[-1]


def compare(first, last, results):
    for k in range(first, last):
        turned = LEFT[k % 8:] + LEFT[:k % 8]
        results[k] = distance(turned, RIGHT)


def main(threads=2):
    results = [0] * PAIRS
    share = PAIRS // threads
    workers = [threading.Thread(target=compare, args=(i * share, (i + 1) * share, results)) for i in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(results)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
