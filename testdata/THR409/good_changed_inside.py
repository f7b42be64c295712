import threading


class Box:
    def __init__(self):
        self.cond = threading.Condition()
        self.items = []
        self.closed = False

    def put(self, item):
        with self.cond:
            self.items.append(item)
            self.cond.notify()

    def close(self):
        with self.cond:
            self.closed = True
            self.cond.notify_all()

    def put_many(self, items):
        with self.cond:
            self._add(items)
            self.cond.notify_all()

    def _add(self, items):
        self.items.extend(items)
        self.wake()

    def wake(self):
        self.cond.notify_all()
