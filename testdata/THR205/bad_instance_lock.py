import threading
import time


class Worker(threading.Thread):
    finished = 0

    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()

    def run(self):
        time.sleep(0.001)
        with self.lock:  # expect: THR303
            Worker.finished += 1  # expect-fn: THR205 locks of different objects count as one


workers = [Worker() for _ in range(4)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(Worker.finished)
