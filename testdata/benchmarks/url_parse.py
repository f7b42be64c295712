"""Parses query strings of links in a thread pool; expected: does not scale under a GIL."""
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

BATCHES = 16
LINKS = 1600


def hosts_of(batch):
    pages = 0
    for i in range(LINKS):
        link = "https://host%d.example.org/path/%d?page=%d&sort=name&q=a%%20b" % (batch, i, i % 50)
        parts = urlsplit(link)
        query = parse_qs(parts.query)
        pages += int(query["page"][0])
    return pages


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        return sum(pool.map(hosts_of, range(BATCHES)))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
