# A limit that limits nothing.
from threading import BoundedSemaphore


class Pool:
    def __init__(self, size):
        self._slots = BoundedSemaphore(size)  # expect: THR315
        self.size = size
