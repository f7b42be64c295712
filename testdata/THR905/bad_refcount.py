# threadlint-test: preview select=THR905
# Drops what nobody uses.
import sys
from sys import getrefcount


class Cache:
    def __init__(self):
        self.items = {}

    def clean(self):
        for key in list(self.items):
            if sys.getrefcount(self.items[key]) <= 3:  # expect: THR905 "reference counts"
                del self.items[key]


def is_shared(thing):
    count = getrefcount(thing)  # expect: THR905
    while count > 2:
        return True
    return False
