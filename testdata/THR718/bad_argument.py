from multiprocessing import Process


def work(n, results):
    results.append(n * n)


def fill(table, key):
    table[key] = len(key)


def main():
    results = []
    workers = []
    for n in range(3):
        worker = Process(target=work, args=(n, results))
        workers.append(worker)
        worker.start()
    for worker in workers:
        worker.join()
    print(results)  # expect: THR718 "`work`"


def other():
    table = {}
    child = Process(target=fill, args=(table, "name"))
    child.start()
    child.join()
    return table["name"]  # expect: THR718


if __name__ == "__main__":
    main()
    other()
