import threading
import time


class Signal:
    def __init__(self):
        self.handlers = []
        self.by_name = {}

    def connect(self, name, handler):
        self.handlers.append(handler)
        self.by_name[name] = handler

    def disconnect(self, name):
        handler = self.by_name.pop(name, None)
        try:
            self.handlers.remove(handler)
        except ValueError:
            pass

    def emit(self, value):
        for handler in list(self.handlers):
            handler(value)
        for handler in tuple(self.by_name.values()):
            handler(value)
        current = self.handlers.copy()
        for handler in current:
            handler(value)


signal = Signal()


def work(name):
    signal.connect(name, print)
    time.sleep(0.001)
    signal.emit(name)
    signal.disconnect(name)


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
