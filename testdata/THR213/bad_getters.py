"""A range is set as one and read by two getters of a global object."""

import threading, time
class Range:
    def __init__(self):
        self.lock = threading.Lock()
        self.low = 0
        self.high = 10
    def set(self, low, high):
        with self.lock:
            self.low, self.high = low, high
    def get_low(self):
        with self.lock:
            return self.low
    def get_high(self):
        with self.lock:
            return self.high
rng = Range()
def writer():
    for i in range(100000):
        time.sleep(0.001)
        rng.set(i, i + 10)
def reader():
    while True:
        time.sleep(0.001)
        lo = rng.get_low()
        hi = rng.get_high()  # expect: THR213
        assert hi - lo == 10
threading.Thread(target=writer).start()
threading.Thread(target=reader).start()
