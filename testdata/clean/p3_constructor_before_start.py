import threading
import time


class Poller:
    def __init__(self):
        self.polls = 0
        self._thread = threading.Thread(target=self._loop)
        self.poll()
        self._thread.start()

    def poll(self):
        self.polls += 1

    def _loop(self):
        time.sleep(0.001)
        self.poll()


poller = Poller()
