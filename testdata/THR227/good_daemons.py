"""A daemon that loses the race for the last item waits for ever, and nobody cares."""
import queue
import threading

jobs = queue.Queue()


def work():
    while not jobs.empty():
        print(jobs.get())
        jobs.task_done()


for n in range(100):
    jobs.put(n)
for _ in range(4):
    threading.Thread(target=work, daemon=True).start()
jobs.join()
