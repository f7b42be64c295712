import threading
import time

slots = threading.Semaphore(2)
used = 0


def work():
    global used
    with slots:
        time.sleep(0.001)
        used += 1  # expect: THR201


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(used)
