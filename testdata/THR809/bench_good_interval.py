"""Measures how long a hand-over takes with several intervals."""
import sys
import threading
import time


def spin(seconds):
    end = time.perf_counter() + seconds
    turns = 0
    while time.perf_counter() < end:
        turns += 1
    print(turns)


for interval in (0.0005, 0.005, 0.05):
    sys.setswitchinterval(interval)
    threads = [threading.Thread(target=spin, args=(0.1,)) for _ in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
