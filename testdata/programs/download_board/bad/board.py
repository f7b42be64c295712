# threadlint-test: preview ignore=THR113
"""What is being downloaded right now."""


BAR = 20


def line(url, done, size):
    filled = BAR * done // size
    return "%s%s %s" % ("#" * filled, "." * (BAR - filled), url)


class Board:
    def __init__(self):
        self.active = {}

    def begin(self, url, size):
        self.active[url] = (0, size)

    def advance(self, url, done, size):
        self.active[url] = (done, size)

    def finish(self, url):
        del self.active[url]

    def lines(self):
        lines = []
        for url, (done, size) in self.active.items():  # expect: THR209
            lines.append(line(url, done, size))
        return lines
