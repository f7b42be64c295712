"""Sorts records by a key function in a thread pool; expected: does not scale under a GIL."""
import sys
from concurrent.futures import ThreadPoolExecutor

TABLES = 16
RECORDS = 12_000


def make_records(seed):
    value = seed
    records = []
    for i in range(RECORDS):
        value = (value * 1103515245 + 12345) % 2147483648
        records.append({"id": i, "name": "user%d" % (value % 5000), "score": value % 1000})
    return records


def by_score_and_name(record):
    return (-record["score"], record["name"])


def best_of(table):
    ordered = sorted(TABLES_OF_RECORDS[table % 2], key=by_score_and_name)
    return ordered[table]["id"]


TABLES_OF_RECORDS = [make_records(1), make_records(2)]


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        return sum(pool.map(best_of, range(TABLES)))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
