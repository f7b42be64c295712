# The future is done already, or is asked again and again.
from concurrent.futures import ThreadPoolExecutor, TimeoutError, as_completed, wait


def work(n):
    return n * n


def completed(numbers):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(work, n) for n in numbers]
        for future in as_completed(futures):
            print(future.result(timeout=1))
        done, _ = wait(futures)
        for future in done:
            print(future.result(timeout=1))
        print([future.result(timeout=0) for future in futures])


def progress(n):
    with ThreadPoolExecutor() as pool:
        future = pool.submit(work, n)
        while True:
            try:
                return future.result(timeout=1)
            except TimeoutError:
                print("still working")
