"""A method as target; the object keeps the result."""
import threading


class Command:
    def __init__(self, args):
        self.args = args
        self.result = None

    def _work(self):
        self.result = " ".join(self.args)

    def call(self, timeout):
        thread = threading.Thread(target=self._work)
        thread.start()
        thread.join(timeout)  # expect: THR132
        return self.result.strip()
