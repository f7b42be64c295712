import threading
import time


def make_job(name):
    done = 0

    def job():
        nonlocal done
        for _ in range(10):
            time.sleep(0.001)
            done += 1
        print(name, done)

    return job


threads = [threading.Thread(target=make_job(name)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
