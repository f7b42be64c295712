# The lock is next to the condition, not in it.
import threading


class Box:
    def __init__(self):
        self.lock = threading.Lock()
        self.changed = threading.Condition()
        self.items = []

    def put(self, item):
        with self.lock:
            self.items.append(item)
            self.changed.notify()  # expect: THR325 "`self.lock` held (taken on line 12)"

    def take(self):
        with self.lock:
            while not self.items:
                self.changed.wait()  # expect: THR325
            return self.items.pop()


box = Box()
threading.Thread(target=box.take).start()
box.put(1)
