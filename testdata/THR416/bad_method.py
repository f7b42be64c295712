"""The consumer puts through a method."""
from queue import Queue
from threading import Thread
class Walker:
    def __init__(self, n):
        self.dirs = Queue(50)
        for _ in range(n):
            Thread(target=self.walk, daemon=True).start()
    def walk(self):
        while True:
            d = self.dirs.get()
            try:
                self.visit(d)
            finally:
                self.dirs.task_done()
    def visit(self, d):
        for sub in d.subs:
            self.dirs.put(sub)  # expect: THR416
