"""A service and its counter, looked at while it runs."""
import threading
import time


class Meter(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.level = 0

    def run(self):
        while True:
            self.level = time.time() % 10
            time.sleep(1)


meter = Meter()
meter.start()
print(meter.level * 2)
