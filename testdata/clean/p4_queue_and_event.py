import queue
import threading
import time

jobs = queue.Queue()
failed = threading.Event()


def work():
    while True:
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            return
        time.sleep(0.001)
        if job < 0:
            failed.set()
        jobs.task_done()


for n in range(6):
    jobs.put(n)
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
jobs.join()
for thread in threads:
    thread.join()
