import multiprocessing


def work(results, lock):
    with lock:
        results.put(1)


if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        results = manager.Queue()
        with multiprocessing.Pool(2) as pool:
            pool.apply(work, args=(results, manager.Lock()))
        print(results.get())
