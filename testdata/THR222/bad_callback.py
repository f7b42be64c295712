"""The bus calls its subscribers on a thread of its own."""

import threading
import time


class Bus:
    def __init__(self):
        self.subscribers = []
        threading.Thread(target=self.run, daemon=True).start()

    def subscribe(self, callback):
        self.subscribers.append(callback)

    def run(self):
        while True:
            for callback in list(self.subscribers):
                callback(time.time())
            time.sleep(0.1)


bus = Bus()


class Chart:
    def __init__(self):
        bus.subscribe(self.on_tick)  # expect: THR222 "self.points"
        self.points = []

    def on_tick(self, now):
        self.points.append(now)


Chart()
time.sleep(1)
