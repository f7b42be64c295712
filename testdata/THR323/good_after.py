# Called after the release.
import threading


class Topic:
    def __init__(self):
        self.lock = threading.Lock()
        self.callbacks = []

    def publish(self, text):
        with self.lock:
            callbacks = list(self.callbacks)
        for callback in callbacks:
            callback(text)
