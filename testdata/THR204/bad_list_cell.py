import time
from concurrent.futures import ThreadPoolExecutor


def run(tasks):
    failures = [0]

    def attempt(task):
        try:
            task()
        except OSError:
            failures[0] += 1  # expect: THR204

    with ThreadPoolExecutor(max_workers=4) as pool:
        for task in tasks:
            pool.submit(attempt, task)
    return failures[0]


def task():
    time.sleep(0.001)
    raise OSError("no")


print(run([task] * 10))
