# Shut down on one path only, or the refusal is expected.
from concurrent.futures import ThreadPoolExecutor
import pytest


def work(n):
    return n * n


def maybe(pool: ThreadPoolExecutor, last):
    if last:
        pool.shutdown()
    else:
        return pool.submit(work, 1)


def leaves(pool: ThreadPoolExecutor, last):
    if last:
        pool.shutdown()
        return None
    return pool.submit(work, 1)


def tries(pool: ThreadPoolExecutor):
    pool.shutdown()
    try:
        return pool.submit(work, 1)
    except RuntimeError:
        return work(1)


def test_refuses():
    pool = ThreadPoolExecutor()
    pool.shutdown()
    with pytest.raises(RuntimeError):
        pool.submit(work, 1)
