"""Position and heading of a vehicle, as globals."""

import math
import threading
import time

guard = threading.Lock()
x = 0.0
y = 0.0


def drive():
    global x, y
    angle = 0.0
    while True:
        angle += 0.01
        with guard:
            x = math.cos(angle)
            y = math.sin(angle)


def distance():
    return math.sqrt(x * x + y * y)  # expect: THR213 "`y` is read here"


def where():
    with guard:
        return x, y


threading.Thread(target=drive, daemon=True).start()
while True:
    print(distance(), where())
    time.sleep(1)
