"""The tenant of the first task of a thread stays for all that follow."""
import threading
from concurrent.futures import ThreadPoolExecutor

local = threading.local()


def current_tenant(job):
    if not hasattr(local, "tenant"):
        local.tenant = job["tenant"]  # expect: THR503
    return local.tenant


def handle(job):
    return "tables_" + current_tenant(job), job["sql"]


def main(jobs):
    pool = ThreadPoolExecutor(4)
    results = list(pool.map(handle, jobs))
    pool.shutdown()
    return results
