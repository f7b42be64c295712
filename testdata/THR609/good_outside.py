# Nothing waits for the task when the time is over.
from concurrent.futures import ThreadPoolExecutor, TimeoutError

shared = ThreadPoolExecutor(4)


def query(text):
    return open(text).read()


def ask(text):
    return shared.submit(query, text).result(timeout=5)


def no_wait(text):
    pool = ThreadPoolExecutor(1)
    try:
        return pool.submit(query, text).result(timeout=5)
    finally:
        pool.shutdown(wait=False)


def other_block(text):
    with open(text) as file:
        return shared.submit(query, file.read()).result(timeout=5)


def without(text):
    with ThreadPoolExecutor() as pool:
        return pool.submit(query, text).result()
