# The lock was asked for and not got.
from threading import Lock

lock = Lock()
jobs = []


def work():
    got = lock.acquire(timeout=0.5)
    if got:
        jobs.append(1)
    lock.release()  # expect: THR311 "`acquire` on line 9 may have failed"


def other():
    try:
        if not lock.acquire(False):
            return "busy"
        jobs.append(2)
    finally:
        lock.release()  # expect: THR311
    return "done"


work()
other()
