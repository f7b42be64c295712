import multiprocessing

counter = multiprocessing.Value("i", 0)


def work(n):
    counter.value += n  # expect: THR719
    return n


if __name__ == "__main__":
    with multiprocessing.Pool(4) as pool:
        pool.map(work, range(100))
    print(counter.value)
