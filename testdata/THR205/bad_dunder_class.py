import time
from concurrent.futures import ThreadPoolExecutor


class Parser:
    lines = 0

    def feed(self, text):
        for line in text.splitlines():
            self.__class__.lines += 1  # expect: THR205
            time.sleep(0)


def work(text):
    Parser().feed(text)


with ThreadPoolExecutor(4) as pool:
    list(pool.map(work, ["a\nb\nc"] * 4))
print(Parser.lines)
