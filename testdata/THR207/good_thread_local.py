import sqlite3
import threading
import time

_local = threading.local()


def connection():
    if not hasattr(_local, "connection"):
        _local.connection = sqlite3.connect(":memory:")
    return _local.connection


def cursor():
    made = getattr(_local, "cursor", None)
    if made is None:
        made = _local.cursor = connection().cursor()
    return made


def work():
    time.sleep(0.001)
    cursor().execute("select 1")


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
