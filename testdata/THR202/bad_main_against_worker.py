import threading
import time


class Service:
    def __init__(self):
        self.pending = 0
        self.thread = threading.Thread(target=self._loop)

    def run_for_a_while(self):
        self.thread.start()
        time.sleep(0.001)
        self.pending += 1  # expect: THR202
        self.thread.join()

    def _loop(self):
        time.sleep(0.001)
        self.pending -= 1  # expect: THR202


Service().run_for_a_while()
