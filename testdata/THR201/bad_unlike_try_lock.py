import threading
import time

lock = threading.Lock()
total = 0


def work(n):
    global total
    time.sleep(0.001)
    if not lock.acquire(timeout=5):
        return
    try:
        total += n
    finally:
        lock.release()
    if not lock.acquire(blocking=False):
        total += 1  # expect: THR201
        return
    lock.release()
    got = lock.acquire(False)
    if got:
        total += 1
        lock.release()


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
