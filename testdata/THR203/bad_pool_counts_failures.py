import time
from concurrent.futures import ThreadPoolExecutor


def failures_of(jobs):
    failed = 0

    def work(job):
        nonlocal failed
        try:
            job()
        except ValueError:
            failed += 1  # expect: THR203

    pool = ThreadPoolExecutor(4)
    for job in jobs:
        pool.submit(work, job)
    pool.shutdown(wait=True)
    return failed


def job():
    time.sleep(0.001)
    raise ValueError("no")


print(failures_of([job] * 20))
