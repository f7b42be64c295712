# acquire() of another lock.
import threading as th

mutex = th.RLock()
ready = th.Condition()


def announce():
    mutex.acquire()
    try:
        ready.notify_all()  # expect: THR325
    finally:
        mutex.release()


announce()
