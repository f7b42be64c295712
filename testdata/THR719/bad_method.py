from multiprocessing import Array, Process


class Histogram:
    def __init__(self, size):
        self.bins = Array("d", size)

    def fill(self, values):
        for v in values:
            self.bins[v] += 1  # expect: THR719

    def run(self, groups):
        processes = [Process(target=self.fill, args=(g,)) for g in groups]
        for p in processes:
            p.start()
        for p in processes:
            p.join()
        return list(self.bins)
