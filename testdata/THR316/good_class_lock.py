# A lock of the class is not copied.
import copy
import threading


class Node:
    lock = threading.Lock()

    def __init__(self):
        self.edges = []

    def clone(self):
        return copy.copy(self)


Node().clone()
