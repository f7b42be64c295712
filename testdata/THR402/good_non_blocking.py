import threading

lock = threading.Lock()


def work():
    with lock:
        if lock.acquire(False):
            lock.release()
        if lock.acquire(timeout=0.001):
            lock.release()
        if lock.acquire(blocking=False):
            lock.release()


work()
