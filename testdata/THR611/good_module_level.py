# Functions of the module, of the library, methods of plain objects.
import math
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import Pool


def square(n):
    return n * n


def scale(factor, n):
    return factor * n


class Scaler:
    def __init__(self, factor):
        self.factor = factor

    def run(self, n):
        return n * self.factor

    @staticmethod
    def plain(n):
        return n


def make():
    global inner

    def inner(n):
        return n

    return inner


if __name__ == "__main__":
    numbers = [1, 2]
    with ProcessPoolExecutor() as executor:
        print(list(executor.map(square, numbers)), list(executor.map(math.sqrt, numbers)))
        print(list(executor.map(partial(scale, 2), numbers)), list(executor.map(Scaler(2).run, numbers)))
        print(list(executor.map(Scaler.plain, numbers)), list(executor.map(make(), numbers)))
    with Pool(initializer=lambda: None) as pool:
        print(pool.map(square, sorted(numbers, key=lambda n: -n)))
        print(pool.apply_async(square, (2,), callback=lambda n: print(n)).get())
