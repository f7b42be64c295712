# threadlint-test: preview select=THR906
# Both lock, or neither needs to.
import sys
import threading

lock = threading.Lock()
total = 0


def add(n):
    global total
    if sys._is_gil_enabled():
        with lock:
            total += n
    else:
        with lock:
            total += 2 * n
