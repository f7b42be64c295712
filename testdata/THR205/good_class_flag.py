import threading
import time


class Worker(threading.Thread):
    running = True
    last_seen = None

    def run(self):
        while Worker.running:
            Worker.last_seen = time.time()
            time.sleep(0.001)

    @classmethod
    def stop(cls):
        cls.running = False


workers = [Worker() for _ in range(3)]
for worker in workers:
    worker.start()
time.sleep(0.01)
Worker.stop()
for worker in workers:
    worker.join()
