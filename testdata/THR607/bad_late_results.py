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


if __name__ == "__main__":
    main([1, 2])
