import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor
from queue import Queue


def work(results, n):
    results.put(n)


def keep(given):
    global shared
    shared = given


if __name__ == "__main__":
    results = Queue()
    ready = threading.Event()
    with ProcessPoolExecutor() as executor:
        jobs = [executor.submit(work, results, n) for n in range(3)]  # expect: THR717 "cannot be pickled"
    print([job.exception() for job in jobs])
    with multiprocessing.Pool(2, initializer=keep, initargs=(ready,)) as pool:  # expect: THR717
        print(pool.apply(work, args=(results, 3)))  # expect: THR717
