# A context manager holds its lock while its body runs: that is what it is for.
import contextlib
import threading
from contextlib import contextmanager

lock = threading.Lock()


@contextmanager
def locked():
    with lock:
        yield


@contextlib.contextmanager
def transaction(rows):
    lock.acquire()
    try:
        yield rows
    finally:
        lock.release()


def plain():
    with lock:
        yield 1


managed = contextmanager(plain)

with locked():
    print("a")
with managed():
    print("b")
