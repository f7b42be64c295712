import functools
import threading
import time

lock = threading.Lock()
total = 0


def synchronized(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        with lock:
            return function(*args, **kwargs)

    return wrapper


def add(n):
    global total
    total += n  # expect: THR201


def work(n):
    time.sleep(0.001)
    add(n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
