# threadlint-test: preview select=THR906
# The other way round.
import sys
import threading

lock = threading.RLock()
names = {}
gil = sys._is_gil_enabled()


def put(key):
    if not gil:  # expect: THR906
        with lock:
            names[key] = len(names)
    else:
        names[key] = len(names)
