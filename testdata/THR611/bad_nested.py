# Functions that exist in a call of another only.
import concurrent.futures
from multiprocessing import Pool


def main(numbers, factor):
    def scale(n):
        return n * factor

    with concurrent.futures.ProcessPoolExecutor(4) as executor:
        futures = [executor.submit(scale, n) for n in numbers]  # expect: THR611 "defined inside `main`"
        print([f.result() for f in futures])
    pool = Pool(2)
    print(pool.map(scale, numbers))  # expect: THR611
    pool.close()
    pool.join()


class Scaler:
    def run(self, numbers):
        def scale(n):
            return n * 2

        with Pool() as pool:
            return pool.map(scale, numbers)  # expect: THR611


if __name__ == "__main__":
    main([1], 2)
    print(Scaler().run([1]))
