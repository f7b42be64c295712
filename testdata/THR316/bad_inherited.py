# The lock comes from the base class.
import threading as th
from copy import deepcopy


class Base:
    def __init__(self):
        self.ready = th.Condition()


class Task(Base):
    def __init__(self, name):
        super().__init__()
        self.name = name


def again(name):
    task = Task(name)
    return deepcopy(task)  # expect: THR316


again("a")
