# Threads share everything: nothing is pickled.
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.dummy import Pool
from multiprocessing.pool import ThreadPool


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.n = 0

    def step(self, n):
        with self.lock:
            self.n += n


def main(numbers):
    def add(n):
        return n + 1

    with ThreadPoolExecutor() as executor:
        print(list(executor.map(lambda n: n, numbers)), list(executor.map(add, numbers)))
        print(list(executor.map(Counter().step, numbers)))
    with ThreadPool() as pool, Pool() as dummy:
        print(pool.map(lambda n: n, numbers), dummy.map(add, numbers))
