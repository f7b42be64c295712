import sys
import threading


def worker(jobs):
    for job in jobs:
        if job is None:
            sys.exit()
        print(job)
    sys.exit(0)


threading.Thread(target=worker, args=([1, None],)).start()
