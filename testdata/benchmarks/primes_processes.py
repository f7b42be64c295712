"""Counts primes by trial division in a multiprocessing pool; expected: scales."""
import multiprocessing
import sys

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


def count_primes(chunk):
    size = LIMIT // CHUNKS
    return sum(1 for n in range(chunk * size, (chunk + 1) * size) if is_prime(n))


def main(workers=2):
    with multiprocessing.Pool(workers) as pool:
        return sum(pool.map(count_primes, range(CHUNKS), chunksize=1))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
