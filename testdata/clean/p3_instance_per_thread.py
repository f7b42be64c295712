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
        self.done += 1


def main():
    workers = []
    for n in range(2):
        worker = Worker(["a", "b"])
        worker.start()
        workers.append(worker)
    for worker in workers:
        worker.join()
        worker.done += 1
    print([worker.done for worker in workers])


main()
