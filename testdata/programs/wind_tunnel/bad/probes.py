"""Probes: each has a thread, and all measure at the same time."""
import threading

import settings


class Tunnel:
    def __init__(self):
        self.barrier = threading.Barrier(settings.PARTIES)  # expect: THR414
        self.results = [[] for _ in range(settings.PROBES)]

    def probe(self, number):
        for step in range(settings.STEPS):
            value = read(number, step)
            self.results[number].append(value)
            self.barrier.wait()

    def measure(self):
        threads = [threading.Thread(target=self.probe, args=(n,), daemon=True) for n in range(settings.PROBES)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        return self.results


def read(number, step):
    return number * 10 + step
