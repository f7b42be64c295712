# The iterator gets a name, and that is all.
import os
from concurrent.futures import ProcessPoolExecutor as Processes
from concurrent.futures import ThreadPoolExecutor


class Cleaner:
    def __init__(self, count):
        self.pool = ThreadPoolExecutor(count)

    def remove(self, path):
        os.remove(path)

    def run(self, paths):
        results = self.pool.map(self.remove, paths)  # expect: THR602 "Cleaner.remove"
        self.pool.shutdown()

    def library(self, paths):
        self.pool.map(os.remove, paths)  # expect: THR602 "`os.remove`"


def number(text):
    if not text:
        raise ValueError("empty")
    return len(text)


if __name__ == "__main__":
    with Processes() as pool:
        _ = pool.map(number, ["1", "2"])  # expect: THR602
