"""Waits for a pool under the lock of its tasks."""
import threading
from multiprocessing.pool import ThreadPool
class Img:
    def __init__(self):
        self.lock = threading.Lock()
        self.pool = ThreadPool(2)
        self.out = []
    def step(self, x):
        with self.lock:
            self.out.append(x)
    def all(self, xs):
        with self.lock:
            self.out.clear()
            self.pool.map(self.step, xs)  # expect: THR404
        return self.out
print(Img().all([1]))
