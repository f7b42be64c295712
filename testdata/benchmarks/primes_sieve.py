"""Sieves segments of the integers for primes in threads; expected: does not scale under a GIL."""
import sys
import threading

SEGMENT = 50_000
SEGMENTS = 112


def small_primes(limit):
    flags = [True] * (limit + 1)
    primes = []
    for n in range(2, limit + 1):
        if flags[n]:
            primes.append(n)
            for multiple in range(n * n, limit + 1, n):
                flags[multiple] = False
    return primes


def sieve_segment(base, primes):
    flags = [True] * SEGMENT
    for p in primes:
        start = max(p * p, (base + p - 1) // p * p)
        for multiple in range(start - base, SEGMENT, p):
            flags[multiple] = False
    return flags.count(True)


def worker(segments, primes, counts):
    for index in segments:
        counts[index] = sieve_segment(2 + index * SEGMENT, primes)


def main(threads=2):
    primes = small_primes(2400)
    counts = {}
    pool = [
        threading.Thread(target=worker, args=(range(i, SEGMENTS, threads), primes, counts)) for i in range(threads)
    ]
    for thread in pool:
        thread.start()
    for thread in pool:
        thread.join()
    return sum(counts.values())


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
