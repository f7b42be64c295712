import threading
import time


class Job(threading.Thread):
    made = 0

    def __init__(self, n):
        super().__init__()
        Job.made += 1
        self.n = n

    def run(self):
        time.sleep(self.n / 1000)


jobs = []
for n in range(4):
    job = Job(n)
    job.start()
    jobs.append(job)
for job in jobs:
    job.join()
print(Job.made)
