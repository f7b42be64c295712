"""Hands tiny jobs to threads through a queue; expected: does not scale, the queue costs more than the jobs."""
import queue
import sys
import threading

JOBS = 120_000


def consume(jobs, results):
    total = 0
    while True:
        job = jobs.get()
        if job is None:
            break
        total += job * job
    results.append(total)


def main(threads=2):
    jobs = queue.Queue()
    results = []
    workers = [threading.Thread(target=consume, args=(jobs, results)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for number in range(JOBS):
        jobs.put(number)
    for _ in workers:
        jobs.put(None)
    for worker in workers:
        worker.join()
    return sum(results)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
