# A pool of threads pickles nothing.
import threading
from concurrent.futures import ThreadPoolExecutor


class Config:
    def __init__(self):
        self.lock = threading.RLock()


def work(config):
    with config.lock:
        return 1


with ThreadPoolExecutor() as pool:
    pool.submit(work, Config()).result()
