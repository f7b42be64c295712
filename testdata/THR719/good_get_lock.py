from multiprocessing import Process, Value


def count(total):
    for _ in range(100):
        with total.get_lock():
            total.value += 1


def main():
    total = Value("i", 0)
    workers = [Process(target=count, args=(total,)) for _ in range(4)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
