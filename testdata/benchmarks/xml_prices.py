"""Parses XML catalogues and adds up prices in a thread pool; expected: does not scale under a GIL."""
import sys
import xml.etree.ElementTree as ElementTree
from multiprocessing.pool import ThreadPool

FILES = 160
CATALOGUE = "<items>%s</items>" % "".join(
    '<item id="%d"><name>thing %d</name><price>%.2f</price></item>' % (i, i, i * 0.25) for i in range(1200)
)


def total_price(_):
    root = ElementTree.fromstring(CATALOGUE)
    total = 0.0
    for item in root.iter("item"):
        total += float(item.find("price").text)
    return total


def main(threads=2):
    with ThreadPool(threads) as pool:
        return sum(pool.map(total_price, range(FILES), chunksize=2))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
