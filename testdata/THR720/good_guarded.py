import multiprocessing
from concurrent.futures import ProcessPoolExecutor

executor = ProcessPoolExecutor(2)


def work(n):
    print(n)


def main():
    child = multiprocessing.Process(target=work, args=(1,))
    child.start()
    child.join()
    with multiprocessing.Pool(2) as pool:
        pool.map(work, range(3))


if __name__ == "__main__":
    main()
    executor.submit(work, 3)
