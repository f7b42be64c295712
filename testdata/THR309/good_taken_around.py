# The lock is given back for a while, and taken again in the try.
import threading

lock = threading.Lock()
busy = threading.Event()


def wait_outside():
    lock.acquire()
    try:
        lock.release()
        try:
            busy.wait(0.01)
        finally:
            lock.acquire()
    finally:
        lock.release()


wait_outside()
