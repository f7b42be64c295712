import threading
import time

handled = {}


class Worker(threading.Thread):
    def run(self):
        handled[self.name] = 0
        for _ in range(5):
            time.sleep(0.001)
            handled[self.name] += 1


workers = [Worker() for _ in range(3)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(handled)
