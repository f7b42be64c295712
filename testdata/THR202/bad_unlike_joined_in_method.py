import threading
import time


class Engine:
    def __init__(self):
        self.turns = 0
        self.thread = None

    def start(self):
        self.turns += 1
        self.thread = threading.Thread(target=self._loop)
        self.thread.start()

    def _loop(self):
        time.sleep(0.001)
        self.turns += 1  # expect: THR202

    def stop(self):
        self.turns += 1  # expect: THR202


engine = Engine()
engine.start()
engine.stop()
print(engine.turns)
