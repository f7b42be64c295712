import multiprocessing
import queue
import threading
from multiprocessing import Process
from queue import Queue


def work(context, results):
    results.put(context)


def watch(stop, pause, lock):
    while not stop.wait(pause):
        with lock:
            print("waiting")


def main():
    results = Queue()
    workers = [
        Process(target=work, args=(n, results))  # expect: THR717 "`multiprocessing.Queue`"
        for n in range(2)
    ]
    stop = threading.Event()
    lock = threading.Lock()
    workers.append(
        multiprocessing.Process(
            target=watch,
            kwargs={"stop": stop, "pause": 1, "lock": lock},  # expect: THR717, THR717 "`multiprocessing.Lock`"
        )
    )
    for worker in workers:
        worker.start()
    stop.set()


def direct():
    child = Process(target=work, args=[1, queue.Queue()])  # expect: THR717
    child.start()


if __name__ == "__main__":
    main()
    direct()
