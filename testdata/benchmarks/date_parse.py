"""Parses time stamps with `strptime` in a thread pool; expected: does not scale under a GIL."""
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

BATCHES = 16
STAMPS = 2400


def minutes_of(batch):
    minutes = 0
    for i in range(STAMPS):
        text = "2024-%02d-%02d 10:%02d:00" % (batch % 12 + 1, i % 28 + 1, i % 60)
        stamp = datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
        minutes += stamp.minute
    return minutes


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        return sum(pool.map(minutes_of, range(BATCHES)))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
