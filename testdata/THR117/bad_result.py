import threading
import time


class Sensor:
    def __init__(self):
        self.value = None

    def read(self):
        self.value = [1, 2, 3]

    def get(self):
        t = threading.Thread(target=self.read)
        t.start()
        time.sleep(1)  # expect: THR117 "line 16"
        return sum(self.value)
