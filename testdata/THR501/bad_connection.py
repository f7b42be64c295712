import sqlite3
import threading
from threading import local as Local


def connection():
    storage = threading.local()  # expect: THR501 "each call of `connection`"
    if not hasattr(storage, "connection"):
        storage.connection = sqlite3.connect("a.db")
    return storage.connection


class Pool:
    def get(self):
        mine = Local()  # expect: THR501 "Pool.get"
        found = getattr(mine, "buffer", None)
        if found is None:
            found = mine.buffer = bytearray(100)
        return found


print(connection(), Pool().get())
