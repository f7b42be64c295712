# Waits for at most a second, and acts as if all were done.
from concurrent import futures


def write(path):
    with open(path, "w") as file:
        file.write(path)


def main(paths):
    pool = futures.ThreadPoolExecutor()
    started = [pool.submit(write, path) for path in paths]  # expect: THR601
    futures.wait(started, timeout=1)  # expect: THR610
    print("all written")
