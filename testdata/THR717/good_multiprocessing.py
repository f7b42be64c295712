import multiprocessing
from multiprocessing import Lock, Process, Queue


def work(lock, results, stop):
    with lock:
        results.put(1)
    stop.wait(1)


if __name__ == "__main__":
    lock, results, stop = Lock(), Queue(), multiprocessing.Event()
    child = Process(target=work, args=(lock, results, stop))
    child.start()
    print(results.get())
    stop.set()
    child.join()
