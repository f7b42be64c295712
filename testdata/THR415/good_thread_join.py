import queue
import threading

jobs = queue.Queue()


def worker():
    while True:
        job = jobs.get()
        if job is None:
            break
        print(job)


t = threading.Thread(target=worker)
t.start()
jobs.put(1)
jobs.put(None)
t.join()
print(", ".join(["a", "b"]))
