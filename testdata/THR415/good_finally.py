import queue
import threading

jobs = queue.Queue()


def process(job):
    if job == 3:
        raise ValueError(job)


def worker():
    while True:
        job = jobs.get()
        try:
            if job is None:
                break
            process(job)
        except ValueError as error:
            print(error)
        finally:
            jobs.task_done()


def simple():
    while True:
        job = jobs.get()
        print(job)
        jobs.task_done()


def on_all_paths():
    while True:
        job = jobs.get()
        if job < 0:
            jobs.task_done()
            continue
        try:
            process(job)
        except ValueError:
            print("bad")
        jobs.task_done()


for f in (worker, simple, on_all_paths):
    threading.Thread(target=f, daemon=True).start()
jobs.put(1)
jobs.join()
