"""Reads readings from a CSV export and stores them in batches."""

import csv
import io
import queue
import threading

BATCH = 50


class Table:
    """Stands for the database table that the batches end up in."""

    def __init__(self):
        self.rows = []

    def insert_many(self, rows):
        for row in rows:
            self.rows.append((int(row["id"]), float(row["celsius"])))


def store_batches(batches, table):
    while True:
        batch = batches.get()
        if batch is None:
            break
        table.insert_many(batch)


def import_file(lines, table):
    """Import all lines; returns how many rows were read."""
    batches = queue.Queue(maxsize=4)
    writer = threading.Thread(target=store_batches, args=(batches, table), name="writer")
    writer.start()
    count = 0
    batch = []
    try:
        for row in csv.DictReader(lines):
            batch.append(row)
            count += 1
            if len(batch) == BATCH:
                batches.put(batch)
                batch.clear()  # expect: THR218
        if batch:
            batches.put(batch)
    finally:
        batches.put(None)
        writer.join()
    return count


def sample(count):
    text = io.StringIO()
    text.write("id,celsius\n")
    for number in range(count):
        text.write("%d,%.1f\n" % (number, 18 + number % 7))
    text.seek(0)
    return text


def main():
    table = Table()
    count = import_file(sample(420), table)
    print("read", count, "stored", len(table.rows))


if __name__ == "__main__":
    main()
