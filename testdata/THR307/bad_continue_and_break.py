# A turn of a loop that ends before the release.
from threading import Lock, Thread

lock = Lock()
jobs = ["a", "", "b"]


def work():
    for job in jobs:
        lock.acquire()  # expect: THR307
        if job == "":
            break
        done = job + "!"
        lock.release()
    return None


def poll(flags):
    while True:
        lock.acquire()  # expect: THR307 "at the end of the function"
        if not flags:
            break
        del flags
        lock.release()
        return


Thread(target=work).start()
poll([])
