"""A workshop: each bench shares a tool with the next one."""
import threading


class Workshop:
    def __init__(self, benches=5):
        self.benches = benches
        self.tools = [threading.Lock() for _ in range(benches)]
        self.done = [0] * benches

    def build(self, bench, pieces):
        left = self.tools[bench]
        right = self.tools[(bench + 1) % self.benches]
        for _ in range(pieces):
            with left:
                self.measure()
                with right:  # expect: THR401 "ring"
                    self.done[bench] += 1

    def measure(self):
        pass

    def run(self, pieces):
        workers = [threading.Thread(target=self.build, args=(n, pieces), daemon=True) for n in range(self.benches)]
        for w in workers:
            w.start()
        for w in workers:
            w.join()


if __name__ == "__main__":
    Workshop().run(10)
