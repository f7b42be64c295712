# threadlint-test: option=THR323.allowed-callbacks:on_done,callback
import threading

class Topic:
    def __init__(self):
        self.lock = threading.Lock()
        self.callbacks = []

    def subscribe(self, callback):
        with self.lock:
            self.callbacks.append(callback)

    def publish(self, text):
        with self.lock:
            for callback in self.callbacks:
                callback(text)

Topic().publish("tea")
