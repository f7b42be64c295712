import multiprocessing


class Box:
    value = 0


def count(total, lock, flag):
    with total.get_lock():
        total.value += 1
    with lock:
        total.value = total.value + 1
    flag.value = 1
    box = Box()
    box.value += 1
    print(total.value + 1)


if __name__ == "__main__":
    total = multiprocessing.Value("i", 0)
    flag = multiprocessing.Value("b", 0)
    lock = multiprocessing.Lock()
    total.value += 5
    workers = [multiprocessing.Process(target=count, args=(total, lock, flag)) for _ in range(3)]
    for worker in workers:
        worker.start()
