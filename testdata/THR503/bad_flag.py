"""A switch that is turned on for one task and never off."""
import threading
from multiprocessing.pool import ThreadPool

state = threading.local()


def log(text):
    if getattr(state, "verbose", False):
        print(text)


def fetch(job):
    if job.debug:
        state.verbose = True  # expect: THR503
    log("fetching " + job.url)
    return job.load()


def run(jobs):
    with ThreadPool(8) as pool:
        return pool.map(fetch, jobs)
