"""Takes an item that may not have come."""
import threading
class Box:
    def __init__(self):
        self.cv = threading.Condition()
        self.items = []
    def put(self, x):
        with self.cv:
            self.items.append(x)
            self.cv.notify()
    def get(self, timeout):
        with self.cv:
            self.cv.wait_for(lambda: self.items, timeout)  # expect: THR413
            return self.items.pop(0)
b = Box()
threading.Thread(target=b.get, args=(1,)).start()
b.put(1)
