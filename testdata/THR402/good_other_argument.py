import threading


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.n = 0

    def add(self):
        with self.lock:
            self.n += 1


def both(a, b):
    with a.lock:
        b.add()


first, second = Counter(), Counter()
both(first, second)
