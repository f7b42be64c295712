"""What is made once for each thread is for all its tasks."""
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

PATH = "data.db"
local = threading.local()


def connection():
    if not hasattr(local, "connection"):
        local.connection = sqlite3.connect(PATH)
    return local.connection


def buffer_of(size):
    buffer = getattr(local, "buffer", None)
    if buffer is None or len(buffer) < size:
        buffer = local.buffer = bytearray(size)
    return buffer


def session():
    try:
        return local.session
    except AttributeError:
        local.session = {"made": True}
        return local.session


def load(key):
    buffer_of(len(key))
    session()
    return connection().execute("select value from t where key = ?", (key,)).fetchone()


def main(keys):
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(load, keys))
