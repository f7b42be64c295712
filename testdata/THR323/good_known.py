# It is known what is called.
import threading

lock = threading.Lock()


def double(n):
    return n * 2


def apply(func, n):
    return func(n)


def work(n):
    with lock:
        return double(n)


print(work(1), apply(double, 2))
