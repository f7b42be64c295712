"""A decorator for time limits that only the main thread can use."""
import signal
from concurrent.futures import ThreadPoolExecutor


def limited(seconds):
    def fail(number, frame):
        raise TimeoutError

    signal.signal(signal.SIGALRM, fail)  # expect: THR711
    signal.alarm(seconds)


def task(n):
    limited(5)
    return n * n


def main():
    with ThreadPoolExecutor(2) as pool:
        print([f.result() for f in [pool.submit(task, n) for n in range(3)]])
