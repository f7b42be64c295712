# One release for each acquire.
import threading

slots = threading.Semaphore(2)


def one(job):
    slots.acquire()
    try:
        job()
    finally:
        slots.release()


def two(job):
    if not slots.acquire(False):
        return False
    try:
        job()
    finally:
        slots.release()
    return True


def three(job):
    with slots:
        job()


def four(jobs):
    for _ in jobs:
        slots.acquire()
    for job in jobs:
        print(job)
        slots.release()
