# A method of a service, registered by its constructor.
import atexit
import threading
from concurrent.futures import ThreadPoolExecutor


class Metrics:
    def __init__(self):
        self.pool = ThreadPoolExecutor(1)
        atexit.register(self.close)

    def close(self):
        print("closing")
        self._push("end")

    def _push(self, what):
        self.pool.submit(print, what)  # expect: THR137


Metrics()
