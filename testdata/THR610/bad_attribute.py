# Only the first of the two.
from concurrent.futures import ThreadPoolExecutor, wait, ALL_COMPLETED


class Collector:
    def __init__(self):
        self.pool = ThreadPoolExecutor(2)

    def fetch(self, url):
        return open(url).read()

    def texts(self, urls):
        futures = {self.pool.submit(self.fetch, url) for url in urls}
        return [f.result() for f in wait(futures, timeout=5, return_when=ALL_COMPLETED).done]  # expect: THR610

    def indexed(self, urls):
        futures = [self.pool.submit(self.fetch, url) for url in urls]
        done = wait(futures, timeout=5)[0]  # expect: THR610
        return [f.result() for f in done]

    def kept(self, urls):
        futures = [self.pool.submit(self.fetch, url) for url in urls]
        outcome = wait(futures, timeout=5)  # expect: THR610
        for future in outcome.done:
            print(future.result())
