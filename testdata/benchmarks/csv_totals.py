"""Parses and writes CSV in memory in a thread pool; expected: does not scale, `csv` keeps the GIL."""
import csv
import io
import sys
from multiprocessing.pool import ThreadPool

FILES = 48
ROWS = 2500
TEXT = "".join('%d,"item, number %d",%.2f\r\n' % (i, i, i * 0.25) for i in range(ROWS))


def total_of(_):
    total = 0.0
    out = io.StringIO()
    writer = csv.writer(out)
    for number, name, price in csv.reader(io.StringIO(TEXT)):
        total += float(price)
        writer.writerow([int(number), name.upper(), price])
    return total + len(out.getvalue())


def main(threads=2):
    pool = ThreadPool(threads)
    totals = pool.map(total_of, range(FILES), chunksize=1)
    pool.close()
    pool.join()
    return sum(totals)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
