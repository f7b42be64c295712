import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

_local = threading.local()


def get_connection():
    if not hasattr(_local, "connection"):
        _local.connection = sqlite3.connect("data.db")
    return _local.connection


def count(connection, table):
    return connection.execute("select count(*) from " + table).fetchone()  # expect: THR215


def main(tables):
    get_connection()
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(count, _local.connection, t) for t in tables]  # expect: THR506
    return [f.result() for f in futures]
