"""A shelf that is cooled: it also counts how often it was opened."""
from shelf import Shelf


class ColdShelf(Shelf):
    def __init__(self):
        super().__init__()
        self.opened = {}

    def change(self, item, count):  # expect: THR317
        left = self._stock.get(item, 0) + count
        check_door(item)
        self._stock[item] = left
        return left


def check_door(item):
    pass
