"""Follows a log file and counts its lines by level."""

import os
import tempfile
import threading
import time
from collections import Counter


class LogTailer(threading.Thread):
    def __init__(self, path, interval=0.005):
        super().__init__(name="tail " + os.path.basename(path))
        self.path = path
        self.interval = interval
        self.counts = Counter()
        self.finished = threading.Event()
        self.start()  # expect: THR220
        self.encoding = self.guess_encoding()

    def guess_encoding(self):
        with open(self.path, "rb") as log:
            return "utf-16" if log.read(2) in (b"\xff\xfe", b"\xfe\xff") else "utf-8"

    def run(self):
        with open(self.path, encoding=self.encoding) as log:
            while True:
                last_turn = self.finished.is_set()
                for line in log:
                    self.counts[line.partition(" ")[0]] += 1
                if last_turn:
                    return
                self.finished.wait(self.interval)

    def stop(self):
        """Read what is there, then end."""
        self.finished.set()
        self.join()
        return self.counts


def write_log(path, lines):
    with open(path, "a", encoding="utf-8") as log:
        for line in lines:
            log.write(line + "\n")
            log.flush()
            time.sleep(0.001)


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "app.log")
        write_log(path, ["INFO started"])
        tailer = LogTailer(path)
        write_log(path, ["INFO request", "WARNING slow", "INFO request", "ERROR refused"])
        counts = tailer.stop()
        for level in sorted(counts):
            print(level, counts[level])


if __name__ == "__main__":
    main()
