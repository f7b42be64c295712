# The turn does something while its thread runs, or starts several.
import threading
import time


def left():
    print("left")


def right():
    print("right")


def compute(item):
    return item * 2


def overlap(items):
    for item in items:
        t = threading.Thread(target=left)
        t.start()
        compute(item)
        t.join()


def pairs(count):
    for _ in range(count):
        a = threading.Thread(target=left)
        b = threading.Thread(target=right)
        a.start()
        b.start()
        a.join()
        b.join()


def watched(items):
    for _ in items:
        t = threading.Thread(target=left)
        t.start()
        while t.is_alive():
            print(".", end="")
            time.sleep(0.1)
        t.join()
