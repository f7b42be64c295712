"""Loops that take what is there and end, count while they try, or wait when there is nothing."""
import queue
import threading

jobs = queue.Queue()
items = []
stopped = threading.Event()
lock = threading.Lock()


def try_to_lock(out):
    tries = 0
    while not lock.acquire(False):
        tries += 1
    lock.release()
    out.append(tries)


def collect():
    while not stopped.is_set():
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            stopped.wait(0.1)
        else:
            items.append(job)


def empty():
    while True:
        with lock:
            if not items:
                break
            item = items.pop()
        print(item)
    while not jobs.empty():
        jobs.get()
        jobs.task_done()


def main():
    tries = []
    threads = [threading.Thread(target=try_to_lock, args=(tries,)), threading.Thread(target=collect)]
    with lock:
        for t in threads:
            t.start()
    jobs.put(1)
    stopped.set()
    for t in threads:
        t.join()
    empty()


main()
