import threading
import time

class Job(threading.Thread):
    done = 0

    def fetch(self):
        time.sleep(0.01)
        return 1

    def run(self):
        Job.done += self.fetch()  # expect: THR205

jobs = [Job() for _ in range(4)]
for job in jobs:
    job.start()
for job in jobs:
    job.join()
print(Job.done, "should be 4")
