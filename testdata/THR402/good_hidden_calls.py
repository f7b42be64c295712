"""Hidden calls that do not take the lock which is held."""
import functools
import logging
import threading

lock = threading.Lock()
other_log = logging.getLogger("other")


def synchronized(method):
    @functools.wraps(method)
    def wrapper(self, *args):
        with self.lock:
            return method(self, *args)

    return wrapper


class Again:
    def __init__(self):
        self.lock = threading.RLock()
        self.items = []

    def __len__(self):
        with self.lock:
            return len(self.items)

    @synchronized
    def add(self, item):
        if len(self) < 10:
            self.items.append(item)

    @synchronized
    def add_twice(self, item):
        self.add(item)
        self.add(item)


class Basket:
    def __init__(self):
        self.lock = threading.Lock()
        self.items = []
        self.others = []

    def __len__(self):
        with self.lock:
            return len(self.items)

    def __iter__(self):
        with self.lock:
            copy = list(self.items)
        yield from copy

    def add_all(self, other):
        size = len(self)
        with self.lock:
            self.items.extend([size])
            return len(self.items), iter(self)

    def is_longer(self, things):
        with self.lock:
            return len(things) < len(self.items)


class Quiet(logging.Handler):
    def emit(self, record):
        with lock:
            print(record)


class Ends:
    def __del__(self):
        with lock:  # expect: THR713
            print("ended")


def log_elsewhere():
    with lock:
        other_log.warning("not for the handler")


def kept(things):
    thing = Ends()
    things.append(thing)
    with lock:
        del thing


logging.getLogger("app").addHandler(Quiet())
