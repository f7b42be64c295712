import threading
from concurrent.futures import ThreadPoolExecutor


class Batch:
    def __init__(self):
        self.lock = threading.Lock()
        self.pool = ThreadPoolExecutor(2)
        self.open = 0

    def add(self, work):
        def finished(future):
            with self.lock:
                self.open -= 1

        self.lock.acquire()
        try:
            self.open += 1
            self.pool.submit(work).add_done_callback(finished)  # expect: THR420
        finally:
            self.lock.release()


Batch().add(print)
