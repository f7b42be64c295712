import threading
import time

busy = threading.Lock()
closed = threading.Event()


def save():
    time.sleep(0.01)


def autosave():
    if not busy.locked():  # expect: THR227 "`acquire(blocking=False)`"
        with busy:
            save()


def close():
    if not closed.is_set():  # expect: THR227 "another `close` thread"
        closed.set()
        save()


for _ in range(2):
    threading.Thread(target=autosave).start()
    threading.Thread(target=close).start()
