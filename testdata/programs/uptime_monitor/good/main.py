"""Checks hosts from several threads and sums up how long each was down."""
import random
import threading
import time
from collections import defaultdict
from functools import partial
from queue import Empty, SimpleQueue


def ping(host):
    """Seconds for which the host did not answer."""
    time.sleep(0.001)
    return random.choice((0, 0, 1))


class Monitor:
    def __init__(self, hosts):
        self.hosts = tuple(hosts)
        self.downtime = defaultdict(int)
        self.lock = threading.Lock()

    def check(self, host):
        seconds = ping(host)
        with self.lock:
            self.downtime[host] += seconds

    def work(self, checks):
        while True:
            try:
                check = checks.get_nowait()
            except Empty:
                return
            check()

    def rounds(self, count, workers=4):
        checks = SimpleQueue()
        for _ in range(count):
            for host in self.hosts:
                checks.put(partial(self.check, host))
        threads = [threading.Thread(target=self.work, args=[checks]) for _ in range(workers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def worst(self):
        with self.lock:
            return max(self.downtime, key=self.downtime.get)


def main():
    monitor = Monitor(["db1", "db2", "web"])
    monitor.rounds(8)
    print("worst:", monitor.worst())


if __name__ == "__main__":
    main()
