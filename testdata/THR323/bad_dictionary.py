# A table of handlers.
import threading as th

lock = th.RLock()


class Bus:
    def __init__(self):
        self.handlers = {}

    def send(self, name, text):
        with lock:
            self.handlers[name](text)  # expect: THR323
