"""Tables in memory, filled and read row by row: each row lets go of the GIL for a microsecond."""
import sqlite3
from concurrent.futures import ThreadPoolExecutor


def load(task):
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT)")
    cursor = connection.cursor()
    for number in range(20_000):
        cursor.execute("INSERT INTO words (word) VALUES (?)", ("word%d" % number,))
    total = 0
    for number, word in connection.execute("SELECT id, word FROM words"):
        total += number + len(word)
    connection.close()
    return total + task


with ThreadPoolExecutor(max_workers=4) as pool:
    print(sum(pool.map(load, range(8))))  # expect: THR804 "sqlite3"
