import threading


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.count = 0

    def add(self, n):
        with self.lock:
            self.count += n
