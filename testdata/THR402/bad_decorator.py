"""Methods that a decorator locks call each other."""
import functools
import threading

lock = threading.Lock()


def synchronized(method):
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        with self._lock:
            return method(self, *args, **kwargs)

    return wrapper


def locked(with_lock):
    def decorate(function):
        def wrapper(*args):
            with_lock.acquire()
            try:
                return function(*args)
            finally:
                with_lock.release()

        return wrapper

    return decorate


class Till:
    def __init__(self):
        self._lock = threading.Lock()
        self._cash = 0

    @synchronized
    def add(self, amount):
        self._cash += amount

    @synchronized
    def balance(self):
        return self._cash

    @synchronized
    def empty(self):
        cash = self.balance()  # expect: THR402
        self._cash = 0
        return cash

    def swap(self, amount):
        with self._lock:
            self.add(amount)  # expect: THR402
            self._cash -= 1


@locked(lock)
def write(line):
    print(line)


@locked(lock)
def write_all(lines):
    for line in lines:
        write(line)  # expect: THR402
