import queue
import threading

jobs = queue.Queue()


def process(job):
    if job == 3:
        raise ValueError(job)
    print(job)


def worker():
    while True:
        job = jobs.get()
        process(job)
        jobs.task_done()  # expect: THR415 "an error before it ends the thread without it"


threads = [threading.Thread(target=worker, daemon=True) for _ in range(2)]
for t in threads:
    t.start()
for n in range(5):
    jobs.put(n)
jobs.join()
