# The generator is made under the lock and used up there.
import threading

lock = threading.Lock()
rows = [1, 2, 3]


def doubled():
    for row in rows:
        yield row * 2


def total():
    with lock:
        return sum(doubled())


def each():
    with lock:
        done = [row for row in rows]

        def inner():
            yield 1

    return done, inner


print(total(), each())
