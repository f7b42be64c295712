"""A queue thread whose push drops the condition."""
import threading
class Queue(threading.Thread):
    def __init__(self):
        super().__init__()
        self._cv = threading.Condition()
        self._items = []
    def push(self, item):
        with self._cv:
            self._items.append(item)
            self._cv.notify()
    def run(self):
        while True:
            with self._cv:
                while not self._items:
                    self._cv.wait()
                self._items.pop(0)
class PriorityQueue(Queue):
    def push(self, item):  # expect: THR317
        self._items.insert(0, item)
