# One task, or one of several that is tried until it succeeds.
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(4)


def work(n):
    return open(str(n)).read()


def one(n):
    return pool.submit(work, n).result()


def first_that_answers(mirrors):
    for mirror in mirrors:
        try:
            return pool.submit(work, mirror).result()
        except OSError:
            print("no answer from", mirror)


def retry(n):
    for attempt in range(3):
        try:
            text = pool.submit(work, n).result()
            break
        except OSError:
            continue
