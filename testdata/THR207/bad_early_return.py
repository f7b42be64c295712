import sqlite3
import threading
import time

_connection = None


def connection():
    global _connection
    if _connection is not None:  # expect: THR207
        return _connection
    _connection = sqlite3.connect(":memory:", check_same_thread=False)
    return _connection


def work():
    time.sleep(0.001)
    connection().execute("select 1")


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
