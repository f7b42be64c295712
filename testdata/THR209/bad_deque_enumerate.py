import collections
import threading
import time


class Recent:
    def __init__(self):
        self.lines = collections.deque(maxlen=100)
        self.thread = threading.Thread(target=self.collect, daemon=True)

    def start(self):
        self.thread.start()

    def collect(self):
        for n in range(200):
            self.lines.append("line %d" % n)
            time.sleep(0.0001)

    def show(self):
        lines = self.lines
        for n, line in enumerate(lines):  # expect: THR209
            print(n, line)


recent = Recent()
recent.start()
for _ in range(10):
    recent.show()
