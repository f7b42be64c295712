# threadlint-test: preview select=THR606
# Somebody else ends it.
import atexit
from concurrent.futures import ThreadPoolExecutor


def make():
    pool = ThreadPoolExecutor(4)
    return pool


class Owner:
    def __init__(self):
        pool = ThreadPoolExecutor(4)
        self.pool = pool


def given(loop):
    pool = ThreadPoolExecutor(4)
    loop.set_default_executor(pool)


def nested():
    pool = ThreadPoolExecutor(4)

    def stop():
        pool.shutdown()

    atexit.register(stop)
