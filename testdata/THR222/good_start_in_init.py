# threadlint-test: ignore=THR220
"""A method of the object itself is another rule's matter."""

import threading


class Worker:
    def __init__(self):
        self.thread = threading.Thread(target=self.run)
        self.thread.start()
        self.jobs = []

    def run(self):
        for job in self.jobs:
            job()


Worker().jobs.append(print)
