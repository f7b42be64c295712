# Both sets are looked at.
from concurrent.futures import ThreadPoolExecutor, wait


def work(n):
    return n * n


def main(numbers):
    pool = ThreadPoolExecutor()
    futures = [pool.submit(work, n) for n in numbers]
    done, not_done = wait(futures, timeout=5)
    for future in not_done:
        future.cancel()
    return [f.result() for f in done]


def raises(numbers):
    pool = ThreadPoolExecutor()
    done, late = wait([pool.submit(work, n) for n in numbers], timeout=5)
    if late:
        raise TimeoutError("%d are late" % len(late))
    return [f.result() for f in done]


def named(numbers):
    pool = ThreadPoolExecutor()
    outcome = wait([pool.submit(work, n) for n in numbers], timeout=5)
    print(len(outcome.not_done), "are late")
    return [f.result() for f in outcome.done]
