import threading
import time


class Worker(threading.Thread):
    def __init__(self, names):
        super().__init__()
        self.names = names
        self.done = 0

    def run(self):
        for _ in self.names:
            self.step()

    def step(self):
        time.sleep(0.001)
        self.done += 1  # expect-fn: THR202 an element of a list is not known to be an object that a thread has


def main():
    workers = []
    for n in range(2):
        worker = Worker(["a", "b"])
        worker.start()
        workers.append(worker)
    for worker in workers:
        worker.done += 1  # expect-fn: THR202 an element of a list is not known to be an object that a thread has
    print([worker.done for worker in workers])


main()
