import threading as th
from concurrent.futures import ThreadPoolExecutor


def work():
    print("working")


class Worker(th.Thread):
    def __init__(self):
        super().__init__()
        self.stopping = th.Event()

    def run(self):
        while not self.stopping.is_set:  # expect: THR125 "always true"
            work()


worker = Worker()
worker.start()
threads = [th.Thread(target=work) for _ in range(3)]
for t in threads:
    t.start()
if any(t.is_alive for t in threads):  # expect: THR125
    print("still at it")
alive = [t for t in threads if t.is_alive]  # expect: THR125
if worker.is_alive and alive:  # expect: THR125
    print("worker too")
worker.stopping.set()
worker.join()
with ThreadPoolExecutor() as pool:
    future = pool.submit(work)
    if not future.done:  # expect: THR125
        print("waiting")
    future.result()
