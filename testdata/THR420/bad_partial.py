"""The callback is a partial."""
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
class D:
    def __init__(self):
        self.lock = threading.Lock()
        self.pool = ThreadPoolExecutor(2)
        self.running = {}
    def start(self, k):
        with self.lock:
            self.running[k] = self.pool.submit(abs, k)
            self.running[k].add_done_callback(partial(self.finish, k))  # expect: THR420
    def finish(self, k, f):
        with self.lock:
            del self.running[k]
D().start(1)
