import time

from stats import bump


def run(n):
    time.sleep(0.001)
    bump(n)
