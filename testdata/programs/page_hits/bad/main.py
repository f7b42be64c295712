"""Replays an access log against the site with several clients."""
import sys
import threading
import time

import pages
import usage


class Client(threading.Thread):
    """A visitor who reads each page for a while."""

    def __init__(self, paths, reading_time=0.001):
        super().__init__()
        self.paths = paths
        self.reading_time = reading_time

    def run(self):
        for path in self.paths:
            pages.page(path)
            time.sleep(self.reading_time)


def replay(clients):
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return usage.top(3)


def main():
    best = replay([Client(["/", "/news"]), Client(["/", "/help", "/"]), Client(["/news"])])
    sys.stdout.write("most wanted: %s\n" % ", ".join(best))


if __name__ == "__main__":
    main()
