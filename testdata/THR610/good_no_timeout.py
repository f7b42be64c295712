# Without a timeout all are done; in a loop the rest is waited for again.
from concurrent.futures import ThreadPoolExecutor, wait, FIRST_COMPLETED
import threading


def work(n):
    return n * n


def main(numbers):
    pool = ThreadPoolExecutor()
    done, _ = wait([pool.submit(work, n) for n in numbers])
    print([f.result() for f in done])
    pending = {pool.submit(work, n) for n in numbers}
    while pending:
        done, pending = wait(pending, timeout=1, return_when=FIRST_COMPLETED)
        for future in done:
            print(future.result())
    wait({pool.submit(print, n) for n in numbers}, timeout=None)


event = threading.Event()
event.wait(timeout=1)
