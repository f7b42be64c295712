"""The lock that is kept at the end is taken by this one thread only."""
import threading
import time

lock = threading.Lock()
jobs = []


def show_progress():
    while True:
        lock.acquire()
        if not jobs:
            print("done")
            break
        print(len(jobs), "left")
        lock.release()
        time.sleep(1)


threading.Thread(target=show_progress).start()
