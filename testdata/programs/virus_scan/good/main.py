"""Looks for bad words in files, with some threads."""
import queue
import threading

WORDS = (b"virus", b"worm")


class Scanner:
    def __init__(self, threads=2):
        self.queue = queue.Queue()
        self.bad = []
        self.skipped = 0
        for _ in range(threads):
            threading.Thread(target=self._worker, daemon=True).start()

    def add(self, name, content):
        self.queue.put((name, content))

    def wait(self):
        self.queue.join()

    def _worker(self):
        while True:
            name, content = self.queue.get()
            try:
                if not content:
                    print("skipped", name)
                    continue
                if any(word in content for word in WORDS):
                    self.bad.append(name)
            finally:
                self.queue.task_done()


def scan(files):
    scanner = Scanner()
    for name, content in files.items():
        scanner.add(name, content)
    scanner.wait()
    return scanner.bad


if __name__ == "__main__":
    print(scan({"a": b"fine", "b": b"a worm in it"}))
