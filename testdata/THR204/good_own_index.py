import threading
import time

THREADS = 4
sums = [0] * THREADS


def work(index, numbers):
    for n in numbers:
        sums[index] += n
        time.sleep(0)


threads = []
for i in range(THREADS):
    threads.append(threading.Thread(target=work, args=(i, range(10))))
    threads[-1].start()
for thread in threads:
    thread.join()
print(sum(sums))
