"""A nested function, and a task of a pool, use the object."""

import threading
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor()


def load(model):
    model.rows = [line.split() for line in open(model.path)]


class Model:
    def __init__(self, path):
        pool.submit(load, self)  # expect: THR601, THR222 "self.path"
        self.path = path


class View:
    def __init__(self, title):
        def paint():
            print(self.title)

        threading.Thread(target=paint).start()  # expect: THR222 "`paint`"
        self.title = title


Model("a")
View("b")
