# A lock made in the function around.
import threading


def run(jobs):
    lock = threading.Lock()

    def one(job):
        with lock.acquire():  # expect: THR313
            job()

    threads = [threading.Thread(target=one, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
