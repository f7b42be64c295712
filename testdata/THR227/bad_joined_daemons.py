"""A daemon that loses the race for the last item waits for ever, and so does who joins it."""
import queue
import threading

jobs = queue.Queue()


def work():
    while not jobs.empty():  # expect: THR227
        print(jobs.get())


for n in range(100):
    jobs.put(n)
threads = [threading.Thread(target=work, daemon=True) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
