"""Workers are in the list of the monitor before they are complete."""

import threading
import time

workers = []


class Worker:
    def __init__(self, name):
        self.name = name
        workers.append(self)  # expect: THR222 "workers.append(self)"
        self.beats = 0

    def beat(self):
        self.beats += 1


def monitor():
    while True:
        for worker in list(workers):
            print(worker.name, worker.beats)
        time.sleep(1)


threading.Thread(target=monitor, daemon=True).start()
for number in range(10):
    Worker("w%d" % number).beat()
    time.sleep(0.1)
