import threading
import time

finished = 0


class Worker(threading.Thread):
    def run(self):
        global finished
        time.sleep(0.001)
        finished += 1  # expect: THR201 "Worker.run"


workers = [Worker() for _ in range(3)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(finished)
