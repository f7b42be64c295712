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


def locked(func):
    def call(*args):
        with lock:
            return func(*args)

    return call


class Registry:
    def __init__(self, bus):
        self.bus = bus

    def start(self):
        with lock:
            self.bus.add_listener(self)
