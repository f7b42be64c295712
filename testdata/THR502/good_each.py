"""Each thread sets it first."""
import sqlite3
import threading

storage = threading.local()
storage.db = None


def connect(path):
    storage.db = sqlite3.connect(path)


def worker(path):
    connect(path)
    storage.db.execute("select 1")


def main():
    connect("main.db")
    threading.Thread(target=worker, args=("data.db",)).start()
    print(storage.db)


main()
