# Made for others: returned, yielded, kept where other modules find it.
import threading


def work():
    print("work")


def make_thread():
    return threading.Thread(target=work)


def make_threads(count):
    for _ in range(count):
        yield threading.Thread(target=work)


def make_pair():
    first = threading.Thread(target=work)
    second = threading.Timer(1, work)
    return first, second


class Plugin:
    def __init__(self):
        self.thread = threading.Thread(target=work)


background = threading.Thread(target=work)
