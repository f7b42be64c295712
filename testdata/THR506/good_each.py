import sqlite3
import threading

local = threading.local()


def connection():
    if not hasattr(local, "connection"):
        local.connection = sqlite3.connect("data.db")
    return local.connection


def save(row):
    connection().execute("insert into t values (?)", row)


def main(rows):
    connection()
    for row in rows:
        threading.Thread(target=save, args=(row,)).start()
