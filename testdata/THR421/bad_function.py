import queue
import threading

jobs = queue.Queue()


def worker():
    while True:
        job = jobs.get()  # expect: THR421 "never exits"
        print(job)


threading.Thread(target=worker).start()
jobs.put(1)
