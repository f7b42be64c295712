# The future has a name, for one line.
import concurrent.futures
import os


class Sizes:
    def __init__(self):
        self.pool = concurrent.futures.ThreadPoolExecutor(4)

    def size(self, path):
        return os.stat(path).st_size

    def total(self, paths):
        total = 0
        for path in paths:
            future = self.pool.submit(self.size, path)
            total += future.result()  # expect: THR603
        return total

    def print_all(self, paths):
        while paths:
            path = paths.pop()
            future = self.pool.submit(self.size, path)
            size = future.result()  # expect: THR603
            print(path, size)

    def careful(self, paths):
        for path in paths:
            future = self.pool.submit(self.size, path)
            try:
                print(future.result())  # expect: THR603
            except OSError:
                print("cannot read", path)
