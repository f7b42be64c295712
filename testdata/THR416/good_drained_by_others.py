import queue
import threading

jobs = queue.Queue(maxsize=10)


def splitter():
    while True:
        job = jobs.get()
        if len(job) > 1:
            jobs.put(job[:1])
            jobs.put(job[1:])


def printer():
    while True:
        print(jobs.get())


for f in (splitter, printer):
    threading.Thread(target=f, daemon=True).start()
jobs.put("abc")
