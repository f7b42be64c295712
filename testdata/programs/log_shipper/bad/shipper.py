"""Follows log files and ships new lines to the collector."""
import threading

from collector import send

shipped = 0


class Follower(threading.Thread):
    """Reads one file from where it stopped last time until `stop` is called."""

    def __init__(self, path, interval=0.01):
        threading.Thread.__init__(self, name="follow " + path)
        self.path = path
        self.interval = interval
        self._stopping = threading.Event()

    def run(self):
        with open(self.path, encoding="utf-8") as log:
            while True:
                last_turn = self._stopping.wait(self.interval)
                lines = log.readlines()
                if lines:
                    ship(lines)
                if last_turn:
                    return

    def stop(self):
        self._stopping.set()
        self.join()


def ship(lines):
    global shipped
    shipped = shipped + send(lines)  # expect: THR201
