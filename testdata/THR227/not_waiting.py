import queue
import threading

jobs = queue.Queue()


def work():
    while not jobs.empty():  # expect: THR227 "the call then raises `queue.Empty`"
        job = jobs.get(False)
        print(job)


for n in range(100):
    jobs.put(n)
for _ in range(4):
    threading.Thread(target=work).start()
