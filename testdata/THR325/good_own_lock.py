# The condition itself, or the lock that it was made over.
import threading


class Box:
    def __init__(self):
        self.lock = threading.RLock()
        self.not_empty = threading.Condition(self.lock)
        self.not_full = threading.Condition(self.lock)
        self.items = []

    def put(self, item):
        with self.lock:
            while len(self.items) > 3:
                self.not_full.wait()
            self.items.append(item)
            self.not_empty.notify()

    def take(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            self.not_full.notify()
            return self.items.pop()


box = Box()
threading.Thread(target=box.take).start()
box.put(1)
