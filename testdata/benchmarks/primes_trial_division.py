"""Counts primes by trial division in a thread pool; expected: does not scale under a GIL."""
import sys
from concurrent.futures import ThreadPoolExecutor

LIMIT = 240_000
CHUNKS = 16


def is_prime(n):
    if n < 2:
        return False
    if n % 2 == 0:
        return n == 2
    divisor = 3
    while divisor * divisor <= n:
        if n % divisor == 0:
            return False
        divisor += 2
    return True


def count_primes(first, last):
    return sum(1 for n in range(first, last) if is_prime(n))


def main(threads=2):
    size = LIMIT // CHUNKS
    with ThreadPoolExecutor(max_workers=threads) as pool:
        futures = [pool.submit(count_primes, i * size, (i + 1) * size) for i in range(CHUNKS)]
        return sum(future.result() for future in futures)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
