import threading
import time


class Parser:
    def __init__(self):
        self.line = 0

    def feed(self, text):
        for _ in text.splitlines():
            time.sleep(0.001)
            self.line += 1
        return self.line


def work(text):
    parser = Parser()
    print(parser.feed(text))


threads = [threading.Thread(target=work, args=("a\nb",)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
