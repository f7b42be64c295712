"""Waits for slow look-ups in a thread pool; expected: waits, n threads overlap n look-ups."""
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

LOOKUPS = 32
DELAY = 0.01


def look_up(key):
    time.sleep(DELAY)
    return len("value of %d" % key)


def main(threads=2):
    total = 0
    with ThreadPoolExecutor(max_workers=threads) as pool:
        futures = [pool.submit(look_up, key) for key in range(LOOKUPS)]
        for future in as_completed(futures):
            total += future.result()
    return total


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
