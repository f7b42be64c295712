from multiprocessing import Process, Queue


def work(n, results):
    results.put(n * n)


def main():
    results = Queue()
    processes = [Process(target=work, args=(n, results)) for n in range(4)]
    for p in processes:
        p.start()
    print(sum(results.get() for _ in processes))
    for p in processes:
        p.join()


if __name__ == "__main__":
    main()
