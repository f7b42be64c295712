import threading
import time

import registry


class Worker(threading.Thread):
    def run(self):
        time.sleep(0.001)
        registry.get().names.add(self.name)


workers = [Worker() for _ in range(4)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(len(registry.get().names), "should be 4")
