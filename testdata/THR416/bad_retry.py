import queue
import threading

SIZE = 8
jobs = queue.Queue(maxsize=SIZE)


def worker():
    while True:
        job, tries = jobs.get()
        if tries:
            jobs.put((job, tries - 1))  # expect: THR416
        else:
            print(job)


threading.Thread(target=worker).start()
for n in range(100):
    jobs.put((n, 3))
