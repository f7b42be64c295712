import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process

results = []
found = {}
count = 0


def work(n):
    global count
    count += 1
    results.append(n)


def look(name):
    remember(name)


def remember(name):
    found[name] = True


def main():
    workers = [Process(target=work, args=(n,)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(count)  # expect: THR718 "`work`"
    return sum(results)  # expect: THR718


def names():
    with ProcessPoolExecutor() as pool:
        list(pool.map(look, ["a", "b"]))
    for name in found:  # expect: THR718 "`remember`"
        print(name)


if __name__ == "__main__":
    print(main())
    names()
