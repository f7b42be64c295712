import threading
import time


class Buffer:
    def __init__(self):
        self.lines = None

    def add(self, line):
        if self.lines is None:
            self.lines = []
        self.lines.append(line)


def work(texts):
    buffer = Buffer()
    for text in texts:
        buffer.add(text)
        time.sleep(0.001)
    print(buffer.lines)


threads = [threading.Thread(target=work, args=("abc",)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
