from queue import Queue
from threading import Thread

DONE = object()
WORKERS = 3


def worker(jobs):
    while True:
        job = jobs.get()
        if job is DONE:
            return
        print(job)


def main():
    jobs = Queue()
    workers = [Thread(target=worker, args=(jobs,)) for _ in range(WORKERS)]
    for w in workers:
        w.start()
    for n in range(20):
        jobs.put(n)
    for _ in range(2):
        jobs.put(DONE)  # expect: THR417
    for w in workers:
        w.join()


if __name__ == "__main__":
    main()
