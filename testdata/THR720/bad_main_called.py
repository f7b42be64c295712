from multiprocessing import Pool


def square(n):
    return n * n


def compute(numbers):
    with Pool(4) as pool:
        return pool.map(square, numbers)


def main():
    print(compute(range(10)))


main()  # expect: THR720 "`main()`"
