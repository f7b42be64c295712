# One branch releases, the other does not; and a result of a trylock that is kept.
import threading as th

guard = th.Lock()
total = 0


def add(n):
    global total
    guard.acquire()  # expect: THR307
    if n > 0:
        total += n
        guard.release()
    else:
        total -= n


def try_add(n):
    global total
    got = guard.acquire(False)  # expect: THR307
    if got:
        total += n
        if n > 10:
            return False
        guard.release()
    return got


add(1)
try_add(2)
