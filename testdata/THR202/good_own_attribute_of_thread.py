import threading
import time


class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self.count = 0

    def run(self):
        for _ in range(2):
            time.sleep(0.001)
            self.count += 1


workers = [Worker() for _ in range(3)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(sum(worker.count for worker in workers))
