from threading import Thread

results = []


def work(n):
    results.append(n)


def fill(table, n):
    table[n] = n


def main():
    table = {}
    workers = [Thread(target=work, args=(n,)) for n in range(3)]
    workers += [Thread(target=fill, args=(table, n)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(results, table)


main()
