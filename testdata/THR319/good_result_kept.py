# A result that is tested.
import threading

slots = threading.Semaphore(2)


def run(job):
    got = slots.acquire(timeout=1)
    try:
        if got:
            job()
    finally:
        if got:
            slots.release()


run(print)
