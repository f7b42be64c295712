"""As many are given back as were taken, or nobody knows."""
import threading

slots = threading.Semaphore(4)


class Pool:
    def __init__(self, size):
        self.size = size
        self.free = threading.Semaphore(size)

    def pair(self, work):
        self.free.acquire()
        self.free.acquire()
        try:
            work()
        finally:
            self.free.release(2)

    def several(self, count, work):
        for _ in range(count):
            self.free.acquire()
        try:
            work()
        finally:
            self.free.release(count)

    def grow(self, by):
        self.free.release(by)


def signal_three():
    slots.release(3)
