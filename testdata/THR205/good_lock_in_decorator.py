import functools
import threading
import time


def synchronized(method):
    @functools.wraps(method)
    def wrapper(cls, *args):
        with cls.lock:
            return method(cls, *args)

    return wrapper


class Ids:
    lock = threading.RLock()
    last = 0

    @classmethod
    @synchronized
    def take(cls):
        cls.last += 1
        return cls.last


def work():
    time.sleep(0.001)
    print(Ids.take())


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
