# threadlint-test: preview
"""Latencies of the last requests, for the health page of a service."""

import random
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor

WINDOW = 400
SLOW = 0.003

window = deque(maxlen=WINDOW)


def observe(seconds):
    window.append(seconds)


def handle(request):
    started = time.perf_counter()
    time.sleep(random.choice((0.001, 0.004)))
    observe(time.perf_counter() - started)
    return "200 %s" % request


def is_slow(seconds):
    return seconds > SLOW


def health():
    """Number of slow requests among the last ones, and the longest of them."""
    slow = 0
    longest = 0.0
    for seconds in window:  # expect: THR209
        if is_slow(seconds):
            slow += 1
            longest = max(longest, seconds)
    return slow, longest


def main():
    with ThreadPoolExecutor(max_workers=4) as pool:
        answers = [pool.submit(handle, "/page/%d" % number) for number in range(30)]
        pages = pool.submit(health)
        served = [answer.result() for answer in answers]
        slow, longest = pages.result()
    print(len(served), "requests;", slow, "slow so far" if longest else "none slow so far")


if __name__ == "__main__":
    main()
