"""Lists that threads add to as long as they run, and state that changes later."""

import queue
import threading
import time

jobs = {}
source = queue.Queue()


class Job:
    def __init__(self, number):
        self.number = number
        self.state = "new"


class Recorder:
    def __init__(self):
        self.lines = []

    def run(self):
        self.lines = []
        while True:
            self.lines.append(source.get())


def show():
    while True:
        for job in list(jobs.values()):
            print(job.number, job.state)
        time.sleep(1)


recorder = Recorder()
threading.Thread(target=recorder.run, daemon=True).start()
threading.Thread(target=show, daemon=True).start()
for number in range(10):
    job = Job(number)
    jobs[number] = job
    job.state = "running"
    print(len(recorder.lines))
