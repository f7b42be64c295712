import threading
import time

jobs = list(range(20))


def worker(done):
    while True:
        if not jobs:  # expect: THR206
            return
        job = jobs.pop()
        time.sleep(0.001)
        done.append(job)


done = []
threads = [threading.Thread(target=worker, args=(done,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(done))
