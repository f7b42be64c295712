# A global list, changed by many thread objects.
import threading

results = {}


class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.lock = threading.RLock()

    def run(self):
        with self.lock:  # expect: THR303
            results["sum"] = results.get("sum", 0) + self.n


workers = [Worker(n) for n in range(4)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
