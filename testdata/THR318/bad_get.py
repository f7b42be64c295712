# get() and a test for None.
from threading import RLock, Thread

locks = {}


def lock_for(key):
    lock = locks.get(key)
    if lock is None:  # expect: THR318
        lock = RLock()
        locks[key] = lock
    return lock


def work(key):
    with lock_for(key):
        print(key)


for key in "aab":
    Thread(target=work, args=(key,)).start()
