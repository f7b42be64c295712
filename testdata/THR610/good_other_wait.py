# Other functions of this name.
import os
import multiprocessing.connection
from concurrent.futures import ThreadPoolExecutor


def wait(futures, timeout):
    return [f.result(timeout) for f in futures], []


def main(pipes):
    pool = ThreadPoolExecutor()
    done, _ = wait([pool.submit(os.getpid)], timeout=1)
    ready = multiprocessing.connection.wait(pipes, timeout=1)
    return done, ready
