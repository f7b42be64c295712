import time

from metrics import count


def run(n):
    time.sleep(0.001)
    count("run")
    if n % 2:
        count("odd")
