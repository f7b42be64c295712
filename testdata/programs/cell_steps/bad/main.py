"""A simulation in steps: all cells advance together."""
import threading

CELLS = 3


class Simulation:
    def __init__(self):
        self.step_done = threading.Barrier(CELLS + 1)  # expect: THR414
        self.log = []

    def cell(self, n, steps):
        for step in range(steps):
            self.log.append((step, n))
            self.step_done.wait()

    def run(self, steps):
        threads = [threading.Thread(target=self.cell, args=(n, steps), daemon=True) for n in range(CELLS)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        return self.log


if __name__ == "__main__":
    print(Simulation().run(2))
