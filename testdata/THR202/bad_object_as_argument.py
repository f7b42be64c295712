import threading
import time


class Stats:
    def __init__(self):
        self.done = 0


def work(stats, path):
    time.sleep(0.001)
    stats.done += 1  # expect: THR202 "`stats.done += 1`"


stats = Stats()
threads = [threading.Thread(target=work, args=(stats, path)) for path in ("a", "b")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(stats.done)
