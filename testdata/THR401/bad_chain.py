"""A chain that is locked from both ends."""
import threading


class Link:
    def __init__(self):
        self.lock = threading.Lock()
        self.before = None
        self.behind = None
        self.load = 0

    def pull(self):
        with self.lock:
            with self.behind.lock:  # expect: THR401
                self.behind.load += 1

    def push(self):
        with self.lock:
            with self.before.lock:
                self.before.load -= 1


def connect(first, second):
    first.behind = second
    second.before = first


a, b = Link(), Link()
connect(a, b)
threading.Thread(target=a.pull).start()
threading.Thread(target=b.push).start()
