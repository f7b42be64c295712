# Released although it was not got.
from threading import Semaphore

limit = Semaphore(2)


def run(job):
    got = limit.acquire(timeout=1)
    try:
        if got:
            job()
    finally:
        limit.release()  # expect: THR319 "`acquire` on line 8 may have failed"


def run_now(jobs):
    size = 0
    if limit.acquire(False):
        size = len(jobs)
    limit.release()  # expect: THR319
    return size


run(print)
