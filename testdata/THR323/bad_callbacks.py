# Callbacks of all sorts under a lock.
import threading


class Topic:
    def __init__(self, on_change):
        self.lock = threading.Lock()
        self.callbacks = []
        self.on_change = on_change

    def publish(self, text):
        with self.lock:
            for callback in self.callbacks:
                callback(text)  # expect: THR323

    def change(self):
        with self.lock:
            self.on_change(self)  # expect: THR323

    def run(self, func):
        self.lock.acquire()
        try:
            return func()  # expect: THR323
        finally:
            self.lock.release()
