# The acquire is under a condition, the release is not.
import threading

lock = threading.Lock()
rows = []


def add(row, shared):
    if shared:
        lock.acquire()
    rows.append(row)
    lock.release()  # expect: THR311 "`acquire` on line 10 is skipped on another path"


add(1, True)
