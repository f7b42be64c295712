import threading
import time


class Worker(threading.Thread):
    def __init__(self, names):
        super().__init__()
        self.found = {}
        self.names = names

    def run(self):
        for name in self.names:
            time.sleep(0.001)
            self.found[name] = len(name)
        for name, size in self.found.items():
            print(self.name, name, size)


workers = [Worker(["a", "b"]) for _ in range(3)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
    for name in worker.found:
        print(name)
