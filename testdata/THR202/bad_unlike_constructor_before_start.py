import threading
import time


class Poller:
    def __init__(self):
        self.polls = 0
        self._thread = threading.Thread(target=self._loop)
        self._thread.start()
        self.poll()

    def poll(self):
        self.polls += 1  # expect: THR202

    def _loop(self):
        time.sleep(0.001)
        self.poll()


poller = Poller()
