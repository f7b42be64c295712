import sys
import threading

lock = threading.Lock()


def work(verbose):
    if verbose:
        lock.acquire()
    else:
        lock.acquire()
    try:
        print("locked")
    finally:
        lock.release()


work(len(sys.argv) > 1)
