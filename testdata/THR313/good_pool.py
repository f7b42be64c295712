# Pools and connections whose acquire() gives a context manager.
import contextlib
import threading


class Pool:
    def __init__(self):
        self.lock = threading.Lock()
        self.free = [1, 2]

    @contextlib.contextmanager
    def acquire(self):
        with self.lock:
            item = self.free.pop()
        yield item
        with self.lock:
            self.free.append(item)


pool = Pool()


def work():
    with pool.acquire() as item:
        print(item)


def other(client):
    with client.acquire() as item:
        print(item)
