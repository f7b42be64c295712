# A return in front of the acquire goes through the finally, too.
from threading import BoundedSemaphore, RLock

lock = RLock()
slots = BoundedSemaphore(3)


def save(name, rows):
    try:
        if not name:
            return False
        lock.acquire()  # expect: THR309
        rows[name] = True
        return True
    finally:
        lock.release()


def fetch(url, session):
    try:
        session.check(url)
        slots.acquire()  # expect: THR309 "one thread too many"
        return session.get(url)
    finally:
        slots.release()


save("a", {})
