# A condition or lock to wait on, for nobody else.
import threading


def pause(seconds):
    condition = threading.Condition()
    with condition:
        condition.wait(seconds)


def for_ever():
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()  # expect: THR402


pause(0.01)
