"""The main thread opens a connection; the workers have none."""
import sqlite3
import threading as th

storage = th.local()


def connect(path):
    storage.db = sqlite3.connect(path)


def worker(rows):
    for row in rows:
        storage.db.execute("insert into t values (?)", row)  # expect: THR502 "`worker`"
    storage.db.commit()


def main():
    connect("data.db")
    threads = [th.Thread(target=worker, args=([],)) for _ in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


main()
