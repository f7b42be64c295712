import threading
import time


class Service:
    def __init__(self):
        self._thread = threading.Thread(target=self._loop)
        self._helpers = [threading.Thread(target=self._loop) for _ in range(2)]

    def _loop(self):
        time.sleep(0.001)

    def start(self):
        self._thread.run()  # expect: THR101
        for helper in self._helpers:
            helper.run()  # expect: THR101


Service().start()
