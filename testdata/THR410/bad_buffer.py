import threading


class Buffer:
    def __init__(self, size):
        self.cond = threading.Condition()
        self.items = []
        self.size = size

    def put(self, item):
        with self.cond:
            while len(self.items) >= self.size:
                self.cond.wait()
            self.items.append(item)
            self.cond.notify()  # expect: THR410 "`len(self.items) >= self.size` and `not self.items`"

    def get(self):
        with self.cond:
            while not self.items:
                self.cond.wait()
            item = self.items.pop(0)
            self.cond.notify()  # expect: THR410
            return item
