# The thread gives back what was taken for it.
import threading

slots = threading.Semaphore(2)


def work(job):
    try:
        job()
    finally:
        slots.release()


def start(jobs):
    for job in jobs:
        slots.acquire()
        if job is None:
            slots.release()
            continue
        threading.Thread(target=work, args=(job,)).start()


start([print, None])
