# The finally looks whether there is something to release.
import threading

lock = threading.Lock()
rows = []


def add(text):
    locked = False
    try:
        row = int(text)
        lock.acquire()
        locked = True
        rows.append(row)
    finally:
        if locked:
            lock.release()


def add_again(text):
    try:
        row = int(text)
        lock.acquire()
        rows.append(row)
    finally:
        if lock.locked():
            lock.release()


def add_somehow(text):
    try:
        row = int(text)
        lock.acquire()
        rows.append(row)
    finally:
        try:
            lock.release()
        except RuntimeError:
            pass
