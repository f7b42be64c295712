# THR402: which locks the thread that holds them can take again.
import threading

from probing import outcome_in_thread, report


def twice(lock):
    with lock:
        with lock:
            pass


def nonblocking(lock):
    with lock:
        return lock.acquire(False)


report("Lock taken twice", outcome_in_thread(twice, threading.Lock()))
report("RLock taken twice", outcome_in_thread(twice, threading.RLock()))
report("Condition() taken twice", outcome_in_thread(twice, threading.Condition()))
report("Condition(Lock()) taken twice", outcome_in_thread(twice, threading.Condition(threading.Lock())))
report("Semaphore() taken twice", outcome_in_thread(twice, threading.Semaphore()))
report("Semaphore(2) taken twice", outcome_in_thread(twice, threading.Semaphore(2)))
report("BoundedSemaphore() taken twice", outcome_in_thread(twice, threading.BoundedSemaphore()))
report("Lock: acquire(False) while held", outcome_in_thread(nonblocking, threading.Lock()))
report("RLock: acquire(False) while held", outcome_in_thread(nonblocking, threading.RLock()))
