# The object goes along with its method.
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.n = 0

    def step(self, n):
        with self.lock:
            self.n += n
        return n

    def run(self, numbers):
        with ProcessPoolExecutor() as executor:
            return list(executor.map(self.step, numbers))  # expect: THR611 "holds `lock`"


class Runner:
    def __init__(self):
        self.pool = Pool(2)

    def work(self, n):
        return n

    def run(self, numbers):
        return self.pool.map(self.work, numbers)  # expect: THR611 "holds `pool`"


def use(counter):
    return counter.n


def main():
    counter = Counter()
    with ProcessPoolExecutor() as executor:
        print(executor.submit(use, counter).result())  # expect: THR611 "belongs to an object of `Counter`"


if __name__ == "__main__":
    main()
    print(Counter().run([1]), Runner().run([1]))
