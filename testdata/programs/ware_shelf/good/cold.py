"""A shelf that is cooled: it also counts how often it was opened."""
from shelf import Shelf


class ColdShelf(Shelf):
    def __init__(self):
        super().__init__()
        self.opened = {}

    def change(self, item, count):
        check_door(item)
        return super().change(item, count)


def check_door(item):
    pass
