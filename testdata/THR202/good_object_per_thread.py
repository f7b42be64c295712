import threading
import time


class Job:
    def __init__(self, name):
        self.name = name
        self.steps = 0

    def work(self):
        for _ in range(2):
            time.sleep(0.001)
            self.steps += 1


jobs = [Job(name) for name in ("a", "b")]
threads = [threading.Thread(target=job.work) for job in jobs]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([job.steps for job in jobs])
