import queue
import threading

jobs = queue.Queue()


def worker():
    while True:
        job = jobs.get()
        if job < 0:
            continue
        print(job)
        jobs.task_done()  # expect: THR415 "`continue` skips it"


threading.Thread(target=worker, daemon=True).start()
for n in (1, -1):
    jobs.put(n)
jobs.join()
