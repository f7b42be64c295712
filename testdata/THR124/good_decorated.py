import functools
import threading


def drained(function):
    @functools.wraps(function)
    def wrapper(*args):
        for item in function(*args):
            print(item)

    return wrapper


@drained
def numbers(n):
    for i in range(n):
        yield i


thread = threading.Thread(target=numbers, args=(2,))
thread.start()
thread.join()
