"""The newest frame is shown while it is filled."""

import threading
import time

current = []


def read(n):
    return n


def camera():
    global current
    number = 0
    while True:
        current = []  # expect: THR223 "the main thread"
        for n in range(100):
            if n == 50:
                continue
            current.append(read(n))
        number += 1


threading.Thread(target=camera, daemon=True).start()
while True:
    for value in current:
        print(value)
    time.sleep(0.1)
