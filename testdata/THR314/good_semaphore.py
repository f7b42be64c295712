# A semaphore counts.
import threading

turn = threading.Semaphore(0)


def wait():
    with turn:
        pass
