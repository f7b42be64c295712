# threadlint-test: preview select=THR605
# A pool of a fixed size, and tasks for data that is there.
from concurrent.futures import ThreadPoolExecutor


def work(item):
    print(item)


def main(items):
    with ThreadPoolExecutor(8) as pool:
        for item in items:
            pool.submit(work, item)
