"""An object that takes the lock when it ends."""
import threading

lock = threading.Lock()
open_files = set()


class Scratch:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        with lock:  # expect: THR713
            open_files.discard(self.name)


def count():
    probe = Scratch("probe")
    with lock:
        size = len(open_files) + len(probe.name)
        del probe  # expect: THR402
        return size


def count_again():
    probe = Scratch("probe")
    with lock:
        probe = None  # expect: THR402
        return len(open_files)
