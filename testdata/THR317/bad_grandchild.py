# The method comes from the grandparent.
from threading import RLock


class Base:
    def __init__(self):
        self.mutex = RLock()
        self.items = []

    def add(self, item):
        with self.mutex:
            self.items.append(item)


class Middle(Base):
    def first(self):
        return self.items[0]


class Child(Middle):
    def add(self, item):  # expect: THR317
        if item is not None:
            self.items.append(item)
