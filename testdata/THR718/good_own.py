from multiprocessing import Pool, Process

cache = {}
settings = {"depth": 3}
results = []
done = 0


def square(n):
    # A cache of each process.
    if n not in cache:
        cache[n] = n * n
    return cache[n]


def work():
    print(settings["depth"])


def report(n):
    results.append(n)


if __name__ == "__main__":
    with Pool(2) as pool:
        for n in pool.map(square, range(5)):
            report(n)
        pool.apply_async(square, (3,), callback=report)
    child = Process(target=work)
    child.start()
    child.join()
    done += 1
    print(results, settings, done)
