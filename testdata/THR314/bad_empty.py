# Nothing inside.
import threading

lock = threading.Lock()
ready = threading.Condition()


def one():
    with lock:  # expect: THR314
        pass


def two():
    lock.acquire()  # expect: THR314
    lock.release()


def three():
    with ready:  # expect: THR314
        """Nothing to do."""
