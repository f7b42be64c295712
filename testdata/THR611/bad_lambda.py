# Lambdas have no name by which they could be found again.
from concurrent.futures import ProcessPoolExecutor
from functools import partial
import multiprocessing

double = lambda n: 2 * n


def main(numbers):
    with multiprocessing.Pool() as pool:
        print(pool.map(lambda n: n * n, numbers))  # expect: THR611 "the lambda"
        print(pool.map(double, numbers))  # expect: THR611
        print(pool.apply_async(func=lambda: 1).get())  # expect: THR611
        print(pool.map(partial(lambda a, b: a + b, 1), numbers))  # expect: THR611
    with ProcessPoolExecutor() as executor:
        future = executor.submit(lambda: 1)  # expect: THR611 "its result is the error"
        print(future.result())


if __name__ == "__main__":
    main([1])
