"""Aggregates a table in SQLite, a database in memory per thread; expected: scales, a statement runs without the GIL."""
import sqlite3
import sys
import threading

QUERIES = 8
FILL = (
    "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 60000) "
    "INSERT INTO sales SELECT n, n % 97, n * 3 % 1009 FROM numbers"
)
QUERY = "SELECT SUM(amount) FROM (SELECT shop, SUM(price) AS amount FROM sales WHERE price > ? GROUP BY shop)"


def report(queries, results):
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE sales (id INTEGER PRIMARY KEY, shop INTEGER, price INTEGER)")
    for number in queries:
        connection.execute("DELETE FROM sales")
        connection.execute(FILL)
        results[number] = connection.execute(QUERY, (number,)).fetchone()[0]
    connection.close()


def main(threads=2):
    results = {}
    workers = [threading.Thread(target=report, args=(range(i, QUERIES, threads), results)) for i in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(results.values())


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
