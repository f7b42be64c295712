"""One thread counts up while there is room, others count down: the room is never less, but counts are lost."""
import threading
import time


class Pool:
    def __init__(self, limit):
        self.limit = limit
        self.open = 0

    def fill(self):
        for _ in range(1000):
            time.sleep(0.01)
            if self.open < self.limit:
                self.open += 1  # expect: THR202

    def drain(self):
        for _ in range(100):
            time.sleep(0.1)
            self.open -= 1  # expect: THR202

    def run(self):
        threading.Thread(target=self.fill).start()
        for _ in range(3):
            threading.Thread(target=self.drain).start()


Pool(10).run()
