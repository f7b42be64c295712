"""The locks are taken by decorators, in one order."""
import functools
import threading

disk = threading.Lock()
index = threading.Lock()


def under(lock):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            with lock:
                return function(*args)

        return wrapper

    return decorate


@under(disk)
def write(name):
    print("write", name)


@under(index)
def add(name):
    write(name)


@under(index)
@under(disk)
def copy(name):
    print("copy", name)


def rename(name):
    with index:
        write(name)


for work in (add, copy, rename):
    threading.Thread(target=work, args=("a",)).start()
