# Another lock, and the condition as well.
import threading

lock = threading.Lock()
ready = threading.Condition()


def announce():
    with lock:
        with ready:
            ready.notify_all()


def once():
    with lock, ready:
        ready.notify()
