# The futures themselves are asked afterwards.
from concurrent.futures import ThreadPoolExecutor, wait


def work(n):
    return n * n


def main(numbers):
    pool = ThreadPoolExecutor()
    futures = [pool.submit(work, n) for n in numbers]
    wait(futures, timeout=5)
    return [future.result() if future.done() else None for future in futures]


def counted(numbers):
    pool = ThreadPoolExecutor()
    done, _ = wait([pool.submit(work, n) for n in numbers], timeout=5)
    if len(done) < len(numbers):
        raise TimeoutError
    return [future.result() for future in done]


class Job:
    def __init__(self, pool: ThreadPoolExecutor):
        self.future = pool.submit(work, 1)

    def wait(self, timeout):
        wait([self.future], timeout)

    def get(self):
        return self.future.result()


def by_group(groups):
    pool = ThreadPoolExecutor()
    futures = [(group, pool.submit(work, group)) for group in groups]
    done, _ = wait({future for _, future in futures}, timeout=5)
    for group, future in futures:
        print(group, future.result() if future in done else "late")
