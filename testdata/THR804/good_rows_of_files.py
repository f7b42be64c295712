"""Tables in files, which threads may wait for, and statements that work through a whole table without the GIL."""
import sqlite3
from concurrent.futures import ThreadPoolExecutor


def load(path):
    connection = sqlite3.connect(path)
    total = 0
    for number, word in connection.execute("SELECT id, word FROM words"):
        total += number + len(word)
    connection.close()
    return total


def aggregate(task):
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE words (id INTEGER PRIMARY KEY, size INTEGER)")
    connection.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500000) "
                       "INSERT INTO words (size) SELECT i % 7 FROM n")
    return connection.execute("SELECT SUM(size) FROM words").fetchone()[0] + task


with ThreadPoolExecutor(max_workers=4) as pool:
    print(sum(pool.map(load, ["a.db", "b.db", "c.db"])))
    print(sum(pool.map(aggregate, range(8))))
