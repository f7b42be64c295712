"""Estimates pi by random points, each batch with a generator of its own; expected: does not scale under a GIL."""
import random
import sys
import threading

BATCHES = 8
POINTS = 300_000


def hits(seed):
    rng = random.Random(seed)
    inside = 0
    for _ in range(POINTS):
        x = rng.random()
        y = rng.random()
        if x * x + y * y <= 1.0:
            inside += 1
    return inside


class Estimator(threading.Thread):
    def __init__(self, seeds):
        super().__init__()
        self.seeds = seeds
        self.inside = 0

    def run(self):
        for seed in self.seeds:
            self.inside += hits(seed)


def main(threads=2):
    estimators = [Estimator(range(i, BATCHES, threads)) for i in range(threads)]
    for estimator in estimators:
        estimator.start()
    for estimator in estimators:
        estimator.join()
    inside = sum(estimator.inside for estimator in estimators)
    return 4.0 * inside / (BATCHES * POINTS)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
