# THR306 to THR325: what the misuses of locks lead to.
import copy
import pickle
import sys
import threading

from probing import ON_JYTHON, outcome, outcome_in_thread, report

NOT_HELD = "RuntimeError" if sys.version_info >= (3,) else type(getattr(threading, "ThreadError", RuntimeError)()).__name__


def take(lock):
    lock.acquire()
    lock.release()


def leaves_early(lock, early):
    lock.acquire()
    if early:
        return
    lock.release()


lock = threading.Lock()
leaves_early(lock, True)
report("an early return before release(): the next thread's acquire()", outcome_in_thread(take, lock), expected="blocked", because="THR307")


def fails_before(lock):
    try:
        int("x")
        lock.acquire()
    finally:
        lock.release()


def not_waiting(lock):
    lock.acquire(False)
    lock.release()


def twice(lock):
    lock.acquire()
    lock.release()
    lock.release()


def released_in_with(lock):
    with lock:
        lock.release()


def enters_result(lock):
    with lock.acquire():
        pass


# On Jython a lock belongs to the thread that has taken it, and what goes wrong is an exception of Java.
if not ON_JYTHON:
    lock = threading.Lock()
    report("finally: release() of a lock not taken", outcome(fails_before, lock), expected=NOT_HELD, because="THR309")
    lock.acquire()
    report("the same while another thread holds it", outcome_in_thread(fails_before, lock), expected="ValueError", because="THR309")
    report("the lock of that thread is free afterwards", lock.acquire(False), expected=True, because="THR309")
    lock = threading.Lock()
    lock.acquire()
    report("acquire(False) unlooked at, then release()", outcome_in_thread(not_waiting, lock), expected="ok", because="THR310")
    report("the lock of the other thread is free afterwards", lock.acquire(False), expected=True, because="THR310")
    report("release() twice", outcome(twice, threading.Lock()), expected=NOT_HELD, because="THR311")
    report("release() in a with", outcome(released_in_with, threading.Lock()), expected=NOT_HELD, because="THR311")
    report("RLock.release() twice", outcome(twice, threading.RLock()), expected="RuntimeError", because="THR311")
    report("BoundedSemaphore.release() twice", outcome(twice, threading.BoundedSemaphore(1)), expected="ValueError", because="THR311")
    again = threading.RLock()
    again.acquire()
    report("RLock.release() by another thread", outcome_in_thread(again.release), expected="RuntimeError", because="THR311")
    lock = threading.Lock()
    report("with lock.acquire()", outcome(enters_result, lock) in ("TypeError", "AttributeError"), expected=True, because="THR313")
    report("the lock is kept after it", lock.acquire(False), expected=False, because="THR313")



class Job(object):
    def __init__(self):
        self.lock = threading.Lock()


job = Job()
if not ON_JYTHON:
    report("copy.deepcopy() of an object with a lock", outcome(copy.deepcopy, job), expected="TypeError", because="THR316")
    report("pickle.dumps() of an object with a lock", outcome(pickle.dumps, job, 2) in ("TypeError", "PicklingError"), expected=True, because="THR316")
report("copy.copy() shares the lock", copy.copy(job).lock is job.lock, expected=True, because="THR316")

slots = threading.Semaphore(1)
twice(slots)
report("a semaphore of 1 after two releases", [slots.acquire(False) for _ in range(3)], expected=[True, True, False], because="THR319")


def with_another(lock, condition):
    with lock:
        condition.notify()


if not ON_JYTHON:  # there it is an exception of Java
    report("notify() with another lock held", outcome(with_another, threading.Lock(), threading.Condition()), expected="RuntimeError", because="THR325")


def hands_out(lock):
    with lock:
        yield 1


lock = threading.Lock()
values = hands_out(lock)
next(values)
report("the lock of a generator that waits at its yield", lock.acquire(False), expected=False, because="THR322")

try:
    import asyncio

    asyncio.Lock
except (ImportError, AttributeError, SyntaxError):
    asyncio = None


def enters_plainly(lock):
    with lock:
        pass


if asyncio:
    expected = ["AttributeError", "RuntimeError", "TypeError"]
    report("with asyncio.Lock()", outcome(enters_plainly, asyncio.Lock()) in expected, expected=True, because="THR306")
