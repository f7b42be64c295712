# The lock is the context manager.
import threading

lock = threading.Lock()


def work():
    with lock:
        print("a")
    if lock.acquire(timeout=1):
        try:
            print("b")
        finally:
            lock.release()
