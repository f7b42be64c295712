"""The locks are taken by decorators, in two orders."""
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
def find(name):
    return len(name)


@under(index)
def add(name):
    write(name)  # expect: THR401


@under(disk)
def copy(name):
    write_twice(find(name))


def write_twice(name):
    print(name, name)


for work in (add, copy):
    threading.Thread(target=work, args=("a",)).start()
