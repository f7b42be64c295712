"""Multiplies and raises big integers in threads; expected: does not scale, integer arithmetic keeps the GIL."""
import math
import sys
import threading

ROUNDS = 48
MODULUS = (1 << 1279) - 1


def big_numbers(rounds, results):
    for i in rounds:
        product = math.factorial(3000 + i) % MODULUS
        results[i] = pow(product, MODULUS - 2, MODULUS) & 0xFFFF


def main(threads=2):
    results = {}
    workers = [threading.Thread(target=big_numbers, args=(range(i, ROUNDS, threads), results)) for i in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(results.values())


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
