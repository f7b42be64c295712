import threading
import time

busy = threading.Lock()
pending = ["a", "b"]


def flush():
    if not busy.acquire(blocking=False):
        return
    try:
        while pending:
            time.sleep(0.001)
            print(pending.pop())
    finally:
        busy.release()


threads = [threading.Thread(target=flush) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
