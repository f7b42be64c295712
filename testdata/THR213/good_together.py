"""Both are read under one lock, by a caller's lock, or by a copy of both."""

import threading


class Progress:
    def __init__(self):
        self.lock = threading.Lock()
        self.bytes = 0
        self.files = 0
        self.failed = 0
        self.running = False

    def add(self, size):
        with self.lock:
            self.bytes += size
            self.files += 1
            self.running = True

    def fail(self):
        with self.lock:
            self.failed += 1

    def mean(self):
        with self.lock:
            return self._mean()

    def _mean(self):
        return self.bytes / self.files if self.files else 0

    def snapshot(self):
        with self.lock:
            size, files = self.bytes, self.files
        return size, files

    def share(self):
        snapshot = self.snapshot()
        return snapshot[0] / snapshot[1]

    def bad_files(self):
        return self.failed + self.files

    def is_busy(self):
        return self.running and self.bytes > 0

    def __repr__(self):
        return "<%d bytes in %d files>" % (self.bytes, self.files)


progress = Progress()


def work():
    for _ in range(100):
        progress.add(1)


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
print(progress.mean(), progress.share(), progress)
for thread in threads:
    thread.join()
