import multiprocessing as mp


def work(n):
    print(n)


workers = [mp.Process(target=work, args=(n,)) for n in range(3)]
for worker in workers:
    worker.start()  # expect: THR720
for worker in workers:
    worker.join()
