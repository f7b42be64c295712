import threading


class ReentrantLock:
    def __init__(self):
        self._lock = threading.Lock()
        self._owner = None
        self._depth = 0

    def __enter__(self):
        me = threading.get_ident()
        if self._owner == me:
            self._depth += 1
            return self
        self._lock.acquire()
        self._owner = me
        return self

    def __exit__(self, *details):
        if self._depth:
            self._depth -= 1
            return
        self._owner = None
        self._lock.release()


with ReentrantLock():
    print("locked")
