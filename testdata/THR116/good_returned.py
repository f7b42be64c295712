"""The caller can cancel it."""
import threading


def schedule(action):
    timer = threading.Timer(10, action)
    timer.start()
    return timer


class Repeat:
    def __init__(self):
        self.timer = None

    def arm(self):
        self.timer = threading.Timer(1, self.arm)
        self.timer.start()

    def stop(self):
        self.timer.cancel()
