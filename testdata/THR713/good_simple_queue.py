import queue
import weakref

garbage = queue.SimpleQueue()


class Handle:
    pass


def released(reference):
    garbage.put(reference)


def track(handle):
    return weakref.ref(handle, released)


def collect():
    while True:
        print(garbage.get())
