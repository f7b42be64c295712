"""Waits in a pool of processes; expected: waits, n processes overlap n sleeps."""
import multiprocessing
import sys
import time

CALLS = 32


def call_service(number):
    time.sleep(0.01)
    return number * 2


def main(workers=2):
    with multiprocessing.Pool(workers) as pool:
        return sum(pool.map(call_service, range(CALLS), chunksize=1))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
