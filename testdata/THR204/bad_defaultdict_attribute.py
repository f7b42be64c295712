import threading
import time
from collections import defaultdict


class Stats:
    def __init__(self):
        self.hits = defaultdict(int)

    def record(self, path):
        self.hits[path] += 1  # expect: THR204


def client(stats, paths):
    for path in paths:
        time.sleep(0.001)
        stats.record(path)


stats = Stats()
threads = [threading.Thread(target=client, args=(stats, ["/", "/a"])) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(dict(stats.hits))
