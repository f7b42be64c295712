"""Fetches pages slowly and parses them quickly; expected: waits, parsing overlaps fetching."""
import sys
import time
from concurrent.futures import ThreadPoolExecutor

PAGES = 32
WORDS = 16_000


def fetch(number):
    time.sleep(0.009)
    return "word%d other " % number


def parse(page):
    total = 0
    for i in range(WORDS):
        if page[i % len(page)] == "o":
            total += 1
    return total


def process(number):
    return parse(fetch(number))


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        return sum(pool.map(process, range(PAGES)))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
