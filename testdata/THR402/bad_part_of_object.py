import threading


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.n = 0

    def add(self):
        with self.lock:
            self.n += 1


class Page:
    def __init__(self):
        self.hits = Counter()

    def visit(self):
        with self.hits.lock:
            self.hits.add()  # expect: THR402


Page().visit()
