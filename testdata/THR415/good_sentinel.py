import queue
import threading

jobs = queue.Queue()


def worker():
    while True:
        job = jobs.get()
        if job is None:
            return
        print(job)
        jobs.task_done()


t = threading.Thread(target=worker)
t.start()
jobs.put(1)
jobs.join()
jobs.put(None)
t.join()
