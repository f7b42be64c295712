import multiprocessing


def count(n):
    total = 0
    for i in range(n):
        total += i * i
    print(total)


if __name__ == "__main__":
    processes = [multiprocessing.Process(target=count, args=(100000,)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
