import threading
import time


class Reporter:
    def __init__(self):
        self.thread = None
        self.lines = []

    def report(self, line):
        self.lines.append(line)
        if self.thread is None or not self.thread.is_alive():  # expect: THR207
            self.thread = threading.Thread(target=self.flush, daemon=True)
            self.thread.start()

    def flush(self):
        time.sleep(0.01)


def work(reporter):
    for n in range(3):
        reporter.report("line %d" % n)


reporter = Reporter()
threads = [threading.Thread(target=work, args=(reporter,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
