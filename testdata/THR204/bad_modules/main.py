import threading

import metrics
import jobs


def worker(n):
    for _ in range(10):
        jobs.run(n)


threads = [threading.Thread(target=worker, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(metrics.snapshot())
