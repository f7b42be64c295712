"""Waits for a condition with another lock held."""
import threading
class Q:
    def __init__(self):
        self.lock = threading.Lock()
        self.cv = threading.Condition()
        self.items = []
    def get(self):
        with self.lock:
            with self.cv:
                while not self.items:
                    self.cv.wait()  # expect: THR408
                return self.items.pop()
    def put(self, x):
        with self.lock:
            with self.cv:
                self.items.append(x)
                self.cv.notify()
q = Q()
threading.Thread(target=q.get).start()
q.put(1)
