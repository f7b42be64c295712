# The class leaves its lock out; the lock is made in the process.
import threading
from multiprocessing import Pool


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.n = 0

    def __getstate__(self):
        return {"n": self.n}

    def __setstate__(self, state):
        self.__init__()
        self.n = state["n"]

    def step(self, n):
        return self.n + n


class Lazy:
    def __init__(self):
        self.lock = None

    def step(self, n):
        if self.lock is None:
            self.lock = threading.Lock()
        return n


if __name__ == "__main__":
    with Pool() as pool:
        print(pool.map(Counter().step, [1]), pool.map(Lazy().step, [1]))
