# The end of the block terminates the workers; who asks afterwards waits for ever.
import multiprocessing


def work(n):
    return n * n


def main(numbers):
    with multiprocessing.Pool(2) as pool:
        result = pool.map_async(work, numbers)
    print(result.get())  # expect: THR607 "never gets the results"
    with multiprocessing.Pool(2) as pool:
        squares = pool.imap(work, numbers)
    for square in squares:  # expect: THR607
        print(square)


def collected(numbers):
    with multiprocessing.Pool(2) as pool:
        results = [pool.apply_async(work, (n,)) for n in numbers]
    return [result.get() for result in results]  # expect: THR607


def returned(numbers):
    with multiprocessing.Pool(2) as pool:
        return pool.imap(work, numbers)  # expect: THR607


if __name__ == "__main__":
    main([1, 2])
