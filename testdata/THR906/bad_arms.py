# threadlint-test: preview select=THR906
# One arm locks.
import sys
import threading

lock = threading.Lock()
total = 0


def add(n):
    global total
    if sys._is_gil_enabled():  # expect: THR906
        total += n
    else:
        with lock:
            total += n
