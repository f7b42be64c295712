"""The results of a pool of processes are looked for in a list of the parent."""
from multiprocessing import Process

results = []


def work(n):
    results.append(n * n)


def main():
    processes = [Process(target=work, args=(n,)) for n in range(4)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print(sum(results))  # expect: THR718


if __name__ == "__main__":
    main()
