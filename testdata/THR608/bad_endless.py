# A task that never ends by itself.
from concurrent.futures import ThreadPoolExecutor
import time


class Heartbeat:
    def __init__(self):
        self.pool = ThreadPoolExecutor(1)
        self.future = self.pool.submit(self.beat)

    def beat(self):
        while True:
            print("alive")
            time.sleep(1)

    def close(self):
        self.future.cancel()  # expect: THR608 "goes on for ever"
