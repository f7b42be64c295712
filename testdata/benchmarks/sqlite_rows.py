"""Inserts and reads back single rows in SQLite from Python; expected: does not scale, rows are made under the GIL."""
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor

TASKS = 8
ROWS = 14_000


def load(task):
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE points (id INTEGER PRIMARY KEY, name TEXT, value REAL)")
    connection.executemany(
        "INSERT INTO points (name, value) VALUES (?, ?)", (("point%d" % i, i * 0.5) for i in range(ROWS))
    )
    total = 0
    for number, name, value in connection.execute("SELECT id, name, value FROM points"):
        total += number + len(name) + int(value)
    connection.close()
    return total + task


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        return sum(pool.map(load, range(TASKS)))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
