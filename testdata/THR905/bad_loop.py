# threadlint-test: preview select=THR905
# Waits until nobody has the object any more.
import sys
import time


def wait_until_free(thing):
    while sys.getrefcount(thing) > 2:  # expect: THR905
        time.sleep(0.1)
