import threading


class Buffer:
    def __init__(self, size):
        self.cond = threading.Condition()
        self.not_full = threading.Condition(self.cond)
        self.items = []
        self.size = size

    def put(self, item):
        with self.cond:
            while len(self.items) >= self.size:
                self.not_full.wait()
            self.items.append(item)
            self.cond.notify()

    def get(self):
        with self.cond:
            while not self.items:
                self.cond.wait()
            item = self.items.pop(0)
            self.not_full.notify()
            return item

    def last(self):
        with self.cond:
            while not self.items:
                self.cond.wait()
            self.cond.notify_all()
            return self.items[-1]
