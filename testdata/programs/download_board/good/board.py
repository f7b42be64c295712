"""What is being downloaded right now."""

import threading

BAR = 20


def line(url, done, size):
    filled = BAR * done // size
    return "%s%s %s" % ("#" * filled, "." * (BAR - filled), url)


class Board:
    def __init__(self):
        self.active = {}
        self._lock = threading.Lock()

    def begin(self, url, size):
        with self._lock:
            self.active[url] = (0, size)

    def advance(self, url, done, size):
        with self._lock:
            self.active[url] = (done, size)

    def finish(self, url):
        with self._lock:
            del self.active[url]

    def lines(self):
        lines = []
        with self._lock:
            active = list(self.active.items())
        for url, (done, size) in active:
            lines.append(line(url, done, size))
        return lines
