# A semaphore as a lock.
import threading as th

mutex = th.Semaphore()
rows = []


def pop():
    mutex.acquire()
    if not rows:
        mutex.release()
    row = len(rows)
    mutex.release()  # expect: THR319
    return row


pop()
