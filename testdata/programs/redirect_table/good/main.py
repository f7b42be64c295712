# threadlint-test: preview
"""A web front end looks redirects up in a table that is read again when its file changes."""

import threading
import time


class RedirectTable:
    def __init__(self, read_rows):
        self._read_rows = read_rows
        self._targets = {}
        self._stop = threading.Event()
        self.reload()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self):
        self._thread.start()

    def stop(self):
        self._stop.set()
        self._thread.join()

    def _watch(self):
        while not self._stop.wait(0.005):
            self.reload()

    def reload(self):
        targets = {}
        for source, target in self._read_rows():
            targets[normalise(source)] = target
        self._targets = targets

    def target(self, path):
        return self._targets[normalise(path)]


def normalise(path):
    return path.rstrip("/").lower() or "/"


def serve(table, paths, end, lost):
    """Answers until the time has come; notes the requests for which there is no redirect."""
    while time.monotonic() < end:
        for path in paths:
            try:
                table.target(path)
            except Exception as error:
                lost.append(error)


def rows():
    return [("/old/%d" % number, "/new/%d" % number) for number in range(5000)]


def run(seconds):
    table = RedirectTable(rows)
    table.start()
    lost = []
    end = time.monotonic() + seconds
    clients = [
        threading.Thread(target=serve, args=(table, [path], end, lost)) for path in ("/old/7", "/old/4999")
    ]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    table.stop()
    return len(lost)


if __name__ == "__main__":
    print(run(1), "requests lost")
