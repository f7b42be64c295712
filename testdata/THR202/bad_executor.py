from concurrent.futures import ThreadPoolExecutor
import time


class Loader:
    def __init__(self):
        self.loaded = 0

    def load(self, name):
        time.sleep(0.001)
        self.loaded += 1  # expect: THR202

    def load_all(self, names):
        with ThreadPoolExecutor(max_workers=3) as pool:
            for name in names:
                pool.submit(self.load, name)
        return self.loaded


print(Loader().load_all(["a", "b", "c"]))
