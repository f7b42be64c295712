# Told to stop first, or by somebody else.
import queue
import signal
import threading

stop = threading.Event()
jobs = queue.Queue()


def poll():
    while not stop.wait(1):
        print("poll")


def work():
    while True:
        job = jobs.get()
        if job is None:
            break
        print(job)


def first():
    t = threading.Thread(target=poll)
    t.start()
    stop.set()
    t.join()


def sentinel():
    w = threading.Thread(target=work)
    w.start()
    jobs.put(None)
    w.join()
    jobs.put(None)
