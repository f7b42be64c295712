import queue
import threading

jobs = queue.Queue()


class Job:
    def __init__(self, name):
        self.name = name
        self.tries = 0


def work():
    while True:
        job = jobs.get()
        if job is None:
            return
        job.tries += 1
        print(job.name, job.tries)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for name in ("a", "b"):
    job = Job(name)
    job.tries += 1
    jobs.put(job)
for _ in threads:
    jobs.put(None)
for thread in threads:
    thread.join()
