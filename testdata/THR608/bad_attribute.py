# The future is an attribute.
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
import time


class Job:
    def __init__(self):
        self.pool = ThreadPoolExecutor(1)
        self.future = None

    def work(self):
        time.sleep(60)

    def run(self, seconds):
        self.future = self.pool.submit(self.work)
        try:
            return self.future.result(seconds)
        except FutureTimeout:
            print("cancelled")
            self.future.cancel()  # expect: THR608
        finally:
            self.pool.shutdown(wait=False)
