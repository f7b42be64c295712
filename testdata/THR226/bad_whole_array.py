import threading

import numpy


class Gradient:
    def __init__(self, size):
        self.total = numpy.zeros(size)

    def worker(self, batch):
        for row in batch:
            gradient = row * 2
            self.total[...] += gradient  # expect: THR226 "another `Gradient.worker` thread"

    def run(self, batches):
        threads = [threading.Thread(target=self.worker, args=(b,)) for b in batches]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self.total


print(Gradient(4).run([[1, 2], [3, 4]]))
