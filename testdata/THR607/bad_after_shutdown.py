# Shut down first, used then.
import concurrent.futures


def work(n):
    return n * n


class Service:
    def __init__(self):
        self.pool = concurrent.futures.ThreadPoolExecutor(2)

    def stop(self):
        self.pool.shutdown(wait=True)
        self.pool.submit(work, 0).result()  # expect: THR607 "raises `RuntimeError`"


def main(items):
    executor = concurrent.futures.ThreadPoolExecutor()
    futures = [executor.submit(work, item) for item in items]
    executor.shutdown(wait=False)
    if any(f.result() for f in futures):
        futures.append(executor.submit(work, 5))  # expect: THR607
    return futures
