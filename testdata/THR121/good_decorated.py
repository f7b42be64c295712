import functools
import threading


def with_connection(function):
    @functools.wraps(function)
    def wrapped(*args):
        return function("connection", *args)

    return wrapped


@with_connection
def store(connection, row):
    print(connection, row)


def scale(factor, value):
    print(factor * value)


thread = threading.Thread(target=store, args=("row",))
thread.start()
thread.join()
half = threading.Thread(target=functools.partial(scale, 0.5), args=(3,))
half.start()
half.join()
