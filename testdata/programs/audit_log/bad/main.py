# threadlint-test: preview ignore=THR219,THR113
"""An audit log whose file is made, with a header, when the first entry comes."""
import csv
import io
import os
import tempfile
import threading
import time


class AuditLog:
    """Append-only log of who did what. Entries may come from any thread."""

    HEADER = ("time", "user", "action")

    def __init__(self, folder):
        self.folder = folder
        self._file = None

    def _open(self):
        file = open(os.path.join(self.folder, "audit.csv"), "w", encoding="utf-8", newline="")
        file.write(self._format(self.HEADER))
        file.flush()
        return file

    def _format(self, fields):
        line = io.StringIO()
        csv.writer(line).writerow(fields)
        return line.getvalue()

    def entry(self, user, action):
        if not self._file:  # expect: THR207
            self._file = self._open()
        line = self._format((time.strftime("%H:%M:%S"), user, action))
        self._file.write(line)
        self._file.flush()

    def close(self):
        if self._file:
            self._file.close()


def session(log, user):
    log.entry(user, "login")
    time.sleep(0.002)
    log.entry(user, "logout")


def run_sessions(folder, users):
    log = AuditLog(folder)
    threads = [threading.Thread(target=session, args=(log, user)) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log.close()


def main():
    with tempfile.TemporaryDirectory() as folder:
        run_sessions(folder, ["ann", "ben", "cem"])
        with open(os.path.join(folder, "audit.csv"), encoding="utf-8") as file:
            print(file.read(), end="")


if __name__ == "__main__":
    main()
