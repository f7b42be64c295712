# threadlint-test: preview select=THR906
# Another reason.
import threading

lock = threading.Lock()
shared = True
total = 0


def add(n):
    global total
    if shared:
        with lock:
            total += n
    else:
        total += n
