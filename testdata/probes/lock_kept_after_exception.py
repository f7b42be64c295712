# THR308: a lock released outside `finally` stays locked when the code in between raises.
import threading

from probing import outcome, outcome_in_thread, report


def careless(lock):
    lock.acquire()
    raise ValueError
    lock.release()


def careful(lock):
    with lock:
        raise ValueError


def take(lock):
    lock.acquire()
    lock.release()


lock = threading.Lock()
report("acquire(); raise; release()", outcome(careless, lock), expected="ValueError", because="THR308")
report("another thread's acquire() afterwards", outcome_in_thread(take, lock), expected="blocked", because="THR308")

lock = threading.Lock()
report("with lock: raise", outcome(careful, lock), expected="ValueError", because="THR308")
report("another thread's acquire() after `with`", outcome_in_thread(take, lock), expected="ok", because="THR308")
