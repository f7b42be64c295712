# A condition is a lock, too.
import threading as th


class Box:
    def __init__(self):
        self.changed = th.Condition()
        self.value = None

    def set(self, value):
        with self.changed:
            self.value = value
            self.changed.notify_all()


class QuietBox(Box):
    def set(self, value):  # expect: THR317
        self.value = value
