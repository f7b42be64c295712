import functools
import threading
import time

_lock = threading.RLock()


def synchronized(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        _lock.acquire()
        try:
            return function(*args, **kwargs)
        finally:
            _lock.release()

    return wrapper


class Registry:
    def __init__(self):
        self.names = []


registry = None


@synchronized
def get_registry():
    global registry
    if registry is None:
        time.sleep(0.001)
        registry = Registry()
    return registry


def work(name):
    get_registry().names.append(name)


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
