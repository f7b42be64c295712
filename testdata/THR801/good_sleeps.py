import threading
import time


def poll(n):
    for _ in range(n):
        time.sleep(0.001)


threads = [threading.Thread(target=poll, args=(3,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
