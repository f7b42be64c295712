# An argument of a process pool.
import threading
from concurrent.futures import ProcessPoolExecutor


class Config:
    def __init__(self):
        self.lock = threading.RLock()
        self.values = {}


def work(config):
    return len(config.values)


if __name__ == "__main__":
    config = Config()
    with ProcessPoolExecutor() as pool:
        print(pool.submit(work, config).result())  # expect: THR611
