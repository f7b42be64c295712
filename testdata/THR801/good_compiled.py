# Compiled functions may run without the GIL.
import threading

import cython
from numba import njit


@cython.ccall
def fib(n: cython.int) -> cython.int:
    with cython.nogil:
        if n < 2:
            return n
        return fib(n - 1) + fib(n - 2)


@njit(nogil=True)
def total(count):
    n = 0
    for i in range(count):
        n += i & 7
    return n


threads = [threading.Thread(target=fib, args=(32,)) for _ in range(4)]
threads += [threading.Thread(target=total, args=(100_000_000,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
