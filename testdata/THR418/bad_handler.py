"""A task stops its pool when it fails."""
from concurrent.futures import ThreadPoolExecutor
class S:
    def __init__(self):
        self.ex = ThreadPoolExecutor(3)
    def loop(self):
        try:
            self.step()
        except Exception:
            self.stop()
    def step(self):
        raise ValueError
    def stop(self):
        self.ex.shutdown()  # expect: THR418
    def start(self):
        self.ex.submit(self.loop)
S().start()
