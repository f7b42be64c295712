"""A program checks its own state; that is no test."""
import threading


def worker(n):
    assert n > 0, n
    print(n)


threading.Thread(target=worker, args=(1,)).start()
