# Sent through a queue between processes, or pickled in a list.
import multiprocessing
import pickle
import threading


class Config:
    def __init__(self):
        self.lock = threading.RLock()
        self.values = {}


config = Config()


def send(queue):
    return pickle.dumps([config, 1])  # expect: THR316


if __name__ == "__main__":
    jobs = multiprocessing.Queue()
    jobs.put(config)  # expect: THR316
    send(jobs)
