import queue
import weakref

garbage = queue.Queue()


class Handle:
    pass


def released(reference):
    garbage.put(reference)  # expect: THR713


def track(handle):
    return weakref.ref(handle, released)


def collect():
    while True:
        print(garbage.get())
