from multiprocessing import Lock, Process, Value


def count(total, lock):
    lock.acquire()
    try:
        total.value += 1
    finally:
        lock.release()


def main():
    total, lock = Value("i", 0, lock=False), Lock()
    workers = [Process(target=count, args=(total, lock)) for _ in range(4)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
