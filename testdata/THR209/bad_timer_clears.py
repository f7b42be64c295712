import threading
import time

cache = dict()


def drop():
    cache.clear()


def fill_and_show():
    for n in range(100):
        cache[n] = str(n)
    for value in cache.values():  # expect: THR209
        time.sleep(0.0001)
        print(value)


timer = threading.Timer(0.005, drop)
timer.start()
fill_and_show()
timer.join()
