import queue
import threading

jobs = queue.Queue()
stop = threading.Event()


def daemon():
    while True:
        print(jobs.get())


def sentinel():
    while True:
        job = jobs.get()
        if job is None:
            break
        print(job)


def flag():
    while not stop.is_set():
        print(jobs.get())


def timed():
    while True:
        print(jobs.get(timeout=5))


threading.Thread(target=daemon, daemon=True).start()
for f in (sentinel, flag, timed):
    threading.Thread(target=f).start()
jobs.put(1)
