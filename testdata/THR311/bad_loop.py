# A release in the loop and one after it.
import threading as th

lock = th.Lock()


def drain(jobs):
    lock.acquire()
    while jobs:
        if jobs[-1] == "stop":
            lock.release()
            break
        del jobs[-1]
    lock.release()  # expect: THR311


drain(["a", "stop"])
