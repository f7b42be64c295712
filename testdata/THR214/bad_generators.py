import itertools
import threading
from concurrent.futures import ThreadPoolExecutor


def lines(path):
    with open(path) as f:
        for line in f:
            yield line.strip()


class Source:
    def __init__(self, path):
        self.lines = lines(path)

    def take(self):
        return next(self.lines, None)  # expect: THR214 "another"

    def start(self):
        for _ in range(4):
            threading.Thread(target=self.take).start()


def print_all(rows):
    for index, row in enumerate(rows):  # expect: THR214
        print(index, row)


def squares(count):
    numbers = (n * n for n in range(count))

    def work():
        print(numbers.send(None))  # expect: THR214 "the main thread"

    thread = threading.Thread(target=work)
    thread.start()
    print(next(numbers))
    thread.join()


firsts = itertools.islice(lines("x"), 100)


def consume():
    while True:
        print(next(firsts))  # expect: THR214


Source("x").start()
rows = lines("x")
for _ in range(2):
    threading.Thread(target=print_all, args=(rows,)).start()
squares(3)
with ThreadPoolExecutor() as pool:
    pool.submit(consume)  # expect: THR601
    pool.submit(consume)  # expect: THR601
