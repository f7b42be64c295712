# threadlint-test: preview select=THR606
# In a method.
import concurrent.futures


class Loader:
    def load(self, path):
        return open(path).read()

    def all(self, paths):
        pool = concurrent.futures.ThreadPoolExecutor(max_workers=8)  # expect: THR606
        futures = [pool.submit(self.load, path) for path in paths]
        return [future.result() for future in futures]
