import threading
import time


class Ticker:
    def __init__(self):
        self.ticks = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._loop)

    def _loop(self):
        while not self._stop.wait(0.001):
            self.ticks += 1  # expect: THR202

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *details):
        self._stop.set()


with Ticker() as ticker:
    time.sleep(0.005)
ticker.ticks += 1  # expect: THR202
print(ticker.ticks)
