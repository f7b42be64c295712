import functools
import threading
import time


def counted(function):
    calls = 0

    @functools.wraps(function)
    def wrapper(*args):
        nonlocal calls
        calls += 1  # expect-fn: THR203 made by a decorator
        print(function.__name__, calls)
        return function(*args)

    return wrapper


@counted
def fetch(name):
    time.sleep(0.001)
    return name


def work(name):
    for _ in range(100):
        fetch(name)


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
