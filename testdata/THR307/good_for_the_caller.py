# Locks that are taken here and given back elsewhere, on purpose.
import threading


class Gate:
    def __init__(self):
        self._lock = threading.Lock()
        self.closed = False

    def enter(self):
        self._lock.acquire()
        if self.closed:
            self._lock.release()
            return False
        return True

    def leave(self):
        self._lock.release()

    def __enter__(self):
        self._lock.acquire()
        return self

    def __exit__(self, *error):
        self._lock.release()


class Lazy:
    def __init__(self):
        self.lock = threading.Lock()

    def run(self, pool):
        self.lock.acquire()
        if pool is None:
            self.lock.release()
            return
        pool.submit(len, "x").add_done_callback(lambda future: self.lock.release())


def first_free(locks):
    for lock in locks:
        if lock.acquire(False):
            return lock
        lock.release
    return None


gate = Gate()
if gate.enter():
    gate.leave()
