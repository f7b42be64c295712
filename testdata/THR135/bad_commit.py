"""A transaction of a daemon thread."""
import sqlite3
import threading


class Importer(threading.Thread):
    def __init__(self, rows):
        super().__init__(daemon=True)
        self.rows = rows

    def run(self):
        db = sqlite3.connect("data.db")
        db.executemany("insert into t values (?)", self.rows)
        db.commit()


worker = Importer([(1,), (2,)])
worker.start()  # expect: THR135
print("importing")
