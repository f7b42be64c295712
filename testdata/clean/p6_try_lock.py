import threading
import time

lock = threading.Lock()
runs = 0


def work():
    global runs
    time.sleep(0.001)
    if lock.acquire(blocking=False):
        try:
            runs += 1
        finally:
            lock.release()


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
