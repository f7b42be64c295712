# threadlint-test: preview select=THR605
# Workers and a queue.
import queue
import threading


def worker(jobs):
    while True:
        print(jobs.get())


def main(items):
    jobs = queue.Queue(100)
    for _ in range(4):
        threading.Thread(target=worker, args=(jobs,), daemon=True).start()
    for item in items:
        jobs.put(item)
    jobs.join()
