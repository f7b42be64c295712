import threading
import time


class Runner:
    def __init__(self):
        self.runs = 0

    def _work(self):
        time.sleep(0.001)
        self.runs += 1

    def go(self):
        thread = threading.Thread(target=self._work)
        thread.start()
        thread.join()
        self.runs += 1
        return self.runs


print(Runner().go())
