import random
import threading
import time


def slowest(jobs):
    worst = 0.0

    def run(job):
        nonlocal worst
        before = time.perf_counter()
        job()
        worst = max(worst, time.perf_counter() - before)  # expect: THR203

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return worst


def job():
    time.sleep(random.random() / 100)


print(slowest([job] * 10))
