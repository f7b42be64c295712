"""Two tables are filled together, and looked up and emptied one after the other."""

import threading
class Registry:
    def __init__(self):
        self.lock = threading.Lock()
        self.by_id = {}
        self.by_name = {}
    def add(self, i, n, v):
        with self.lock:
            self.by_id[i] = v
            self.by_name[n] = i
    def remove(self, i, n):
        with self.lock:
            del self.by_id[i]
        with self.lock:
            del self.by_name[n]  # expect: THR213
    def get(self, n):
        with self.lock:
            i = self.by_name[n]
        with self.lock:
            return self.by_id[i]  # expect: THR213
