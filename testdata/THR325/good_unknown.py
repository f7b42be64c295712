# Nobody knows what the condition is made over.
import threading


class Box:
    def __init__(self, lock):
        self.lock = threading.Lock()
        self.changed = threading.Condition(lock)

    def put(self):
        with self.lock:
            self.changed.notify()
