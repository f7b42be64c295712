import threading
import time


def run(jobs):
    lock = threading.Lock()
    best = 0

    def work(job):
        nonlocal best
        with lock:
            known = best
        found = max(known, job())
        with lock:
            best = found  # expect: THR212

    threads = [threading.Thread(target=work, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return best


def job():
    time.sleep(0.001)
    return 1


print(run([job] * 4))
