# Every path gives it back, each in its own way.
import sys
import threading

lock = threading.Lock()
rows = {}


def first(key):
    lock.acquire()
    if key not in rows:
        lock.release()
        return None
    value = len(key)
    lock.release()
    return value


def second(key):
    lock.acquire()
    try:
        if key not in rows:
            return None
        return rows[key]
    finally:
        lock.release()


def third(key):
    taken = False
    try:
        taken = lock.acquire(timeout=1)
        if not taken:
            return None
        return rows.get(key)
    finally:
        if taken:
            lock.release()


def fourth(key, locked):
    if locked:
        lock.acquire()
    size = len(key)
    if locked:
        lock.release()
    return size


def fifth(keys):
    while not lock.acquire(blocking=False):
        pass
    for key in keys:
        if key:
            break
    lock.release()


def sixth(keys):
    lock.acquire()
    if not keys:
        lock.release()
        sys.exit(1)
    lock.release()


def seventh(keys):
    if not lock.acquire(False):
        return 0
    size = len(keys)
    lock.release()
    return size


def eighth(text):
    lock.acquire()
    try:
        value = int(text)
    except ValueError:
        lock.release()
        return None
    except BaseException:
        lock.release()
        raise
    else:
        lock.release()
    return value
