import threading
import time


class Job:
    def __init__(self):
        self.steps = 0


def work(job):
    time.sleep(0.001)
    job.steps += 1  # expect: THR202


job = Job()
threads = [threading.Thread(target=work, args=(job,)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
