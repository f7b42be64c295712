import threading
import time


class Stats:
    def __init__(self):
        self.done = 0


def work(stats, lock):
    time.sleep(0.001)
    with lock:
        stats.done += 1


stats = Stats()
lock = threading.Lock()
threads = [threading.Thread(target=work, args=(stats, lock)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
